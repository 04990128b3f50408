// `npm run demo`: the reference backend on its embedded database, and three origins, so that CORS is real.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { installPackages, root } from './install.mjs';
import { serveFolder } from './serve.mjs';

const argument = (name) => { const at = process.argv.indexOf(name); return at > 0 ? process.argv[at + 1] : undefined; };
const port = Number(process.env.PORT ?? 4173);
const data = resolve(process.env.DATA ?? join(root, '.data'));
const flow = argument('--flow') ? resolve(argument('--flow')) : join(root, 'demo/flows/solar.json');
const own = argument('--flow') !== undefined;

/** The newest change below a folder, in ms. */
const newest = (folder) => Math.max(...readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs));

installPackages();
if (process.argv.includes('--fresh')) rmSync(data, { recursive: true, force: true });
const sdk = join(root, 'dist/cdn');
if (!existsSync(join(sdk, 'loader.js')) || statSync(join(sdk, 'loader.js')).mtimeMs < newest(join(root, 'src'))) {
  console.log('Building the script …');
  execFileSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}
const { buildBackend } = await import('./backend/build.mjs');
const server = await buildBackend();

const host = `http://localhost:${port}`;
const sdkUrl = `http://localhost:${port + 1}`;
const api = `http://localhost:${port + 2}`;
const settings = flow.replace(/\.json$/, '.settings.json');
const demo = flow.replace(/\.json$/, '.demo.json');
const solar = (name) => join(root, 'demo/flows', name);
const demoFile = existsSync(demo) ? demo : own ? undefined : solar('solar.demo.json');

const backend = spawn(process.execPath, [server], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
  env: {
    ...process.env, PORT: String(port + 2), DATA: data, ALLOWED_ORIGINS: host, SDK_URL: sdkUrl, FLOW: flow,
    SETTINGS: existsSync(settings) ? settings : solar('solar.settings.json'), ...(demoFile ? { DEMO: demoFile } : {}),
  },
});
const servers = [];
const stop = (code) => { for (const one of servers) one.close(); backend.kill(); process.exitCode = code; };
backend.on('exit', (code) => { if (code) console.error('The backend stopped.'); stop(code ?? 0); });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(0));

const listening = new Promise((done) => {
  let text = '';
  backend.stdout.on('data', (chunk) => {
    text += chunk;
    if (/^listening \d+$/m.test(text)) done();
    else process.stdout.write(chunk);
  });
});
try {
  servers.push(await serveFolder(join(root, 'demo/plain'), port, { replace: { SDK: sdkUrl, API: api } }));
  servers.push(await serveFolder(sdk, port + 1, { headers: { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' } }));
} catch (error) {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} or ${port + 1} is in use. Choose another with PORT.` : error.message);
  stop(1);
}
await listening;
for (const url of [host, `${sdkUrl}/loader.js`, `${api}/config`]) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
}

console.log(`\nFlow ${basename(flow)}, saved again whenever you change it.`);
if (demoFile) {
  console.log('Customers:');
  for (const { name, email, phone } of JSON.parse(readFileSync(demoFile, 'utf8')).customers) console.log(`  ${name.padEnd(20)} ${[email, phone].filter(Boolean).join('  ')}`);
}
console.log(`Their codes:      ${api}/dev/mailbox\nHosted portal:    ${api}/\nCompany's token:  ${join(data, 'company_token.txt')}\n`);
console.log(`ready ${host}`);
