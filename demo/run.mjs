// `npm run demo`: the reference backend on its embedded database, and three origins, so that CORS is real.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { basename, join, resolve } from 'node:path';
import { installPackages, root } from './install.mjs';
import { serveFolder } from './serve.mjs';

const argument = (name) => { const at = process.argv.indexOf(name); return at > 0 ? process.argv[at + 1] : undefined; };
const port = Number(process.env.PORT ?? 4173);
const data = resolve(process.env.DATA ?? join(root, '.data'));
const flow = argument('--flow') ? resolve(argument('--flow')) : join(root, 'demo/flows/solar.json');
if (!existsSync(flow)) {
  console.error(`There is no flow ${flow}.`);
  process.exit(1);
}

/** The newest change below a folder, in ms. */
const newest = (folder) => Math.max(...readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs));

/** Nobody listens there. */
const isFree = (at) => new Promise((done) => {
  const probe = createServer().once('error', () => done(false)).listen(at, 'localhost', () => probe.close(() => done(true)));
});
for (const at of [port, port + 1, port + 2]) {
  if (await isFree(at)) continue;
  console.error(`Port ${at} is in use: end what uses it (another demo?), or choose others with PORT=5173 npm run demo.`);
  process.exit(1);
}

installPackages();
if (process.argv.includes('--fresh')) rmSync(data, { recursive: true, force: true });
const sdk = join(root, 'dist/cdn');
if (!existsSync(join(sdk, 'loader.js')) || statSync(join(sdk, 'loader.js')).mtimeMs < newest(join(root, 'src'))) {
  console.log('Building the script …');
  execFileSync(process.execPath, [join(root, 'test/config/build.mjs')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}
const { buildBackend } = await import('./backend/build.mjs');
const server = await buildBackend();

const host = `http://localhost:${port}`;
const sdkUrl = `http://localhost:${port + 1}`;
const api = `http://localhost:${port + 2}`;
const settings = flow.replace(/\.json$/, '.settings.json');
const demo = flow.replace(/\.json$/, '.demo.json');
const solar = (name) => join(root, 'demo/flows', name);
/** The customers beside the flow; for another version of the solar sale, those of the solar sale. */
const demoFile = existsSync(demo) ? demo : /"type":\s*"solar"/.test(readFileSync(flow, 'utf8')) ? solar('solar.demo.json') : undefined;

const backend = spawn(process.execPath, [server], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
  env: {
    ...process.env, PORT: String(port + 2), DATA: data, ALLOWED_ORIGINS: [host, process.env.ALLOWED_ORIGINS].filter(Boolean).join(), SDK_URL: sdkUrl, FLOW: flow,
    SETTINGS: existsSync(settings) ? settings : solar('solar.settings.json'), ...(demoFile ? { DEMO: demoFile } : {}),
  },
});
const servers = [];
let stopping = false;
/** Ends all three, whatever stands already. */
function stop(code, message) {
  if (stopping) return;
  stopping = true;
  if (message) console.error(message);
  for (const one of servers) one.close();
  process.exitCode = code;
  if (backend.exitCode === null) backend.kill();
}
backend.on('exit', (code, signal) => stop(code ?? 1, `The backend stopped${signal ? ` by ${signal}` : ''}.`));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(0));

/** The backend answers; false when it ended instead. What it says besides is passed on. */
const listening = new Promise((done) => {
  createInterface({ input: backend.stdout }).on('line', (line) => (/^listening \d+$/.test(line) ? done(true) : console.log(line)));
  backend.once('exit', () => done(false));
});
servers.push(await serveFolder(join(root, 'demo/plain'), port, { replace: { SDK: sdkUrl, API: api } }));
servers.push(await serveFolder(sdk, port + 1, { headers: { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' } }));
if (await listening && !stopping) {
  for (const url of [host, `${sdkUrl}/loader.js`, `${api}/config`]) {
    const answer = await fetch(url).catch(() => undefined);
    if (!answer?.ok) stop(1, `${url} does not answer${answer ? `: ${answer.status}` : ''}.`);
  }
  if (!stopping) welcome();
}

/** Says where everything is; the line `ready` is the last. */
function welcome() {
  console.log(`\nFlow: ${basename(flow)}, taken again whenever you save it.`);
  if (!demoFile) {
    console.log(`Customers: none; ${basename(demo)} beside it would bring some.`);
  } else {
    console.log('Customers:');
    for (const { name, email, phone } of JSON.parse(readFileSync(demoFile, 'utf8')).customers) console.log(`  ${name.padEnd(20)} ${[email, phone].filter(Boolean).join('  ')}`);
  }
  console.log(`Their codes:      ${api}/dev/mailbox\nHosted portal:    ${api}/\nCompany's token:  ${join(data, 'company_token.txt')}\n`);
  console.log(`ready ${host}`);
}
