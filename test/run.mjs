// `npm test`: installs what is missing, runs every stage, and ends with one line that adds up what ran.
// `node test/run.mjs engine` runs one stage or one room; what follows is passed on to its runner.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { installPackages, root } from '../demo/install.mjs';
import { browserRooms } from './config/rooms.mjs';

const [only, ...rest] = process.argv.slice(2);
const reports = join(root, 'reports');
const bin = (path) => [process.execPath, join(root, 'node_modules', path)];
const there = (...paths) => paths.some((path) => existsSync(path));

/** Debian packages, and how to see that they are there. */
const needed = [
  ['chromium', () => there(process.env.CHROME_PATH ?? '/usr/bin/chromium')],
  ['firefox-esr', () => there('/usr/bin/firefox-esr')],
  ['webkit2gtk-driver', () => there('/usr/bin/WebKitWebDriver')],
  ['libwebkit2gtk-4.1-0', () => there(...['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`))],
  ['xvfb', () => there('/usr/bin/Xvfb')],
  ['postgresql', () => process.env.TEST_DATABASE_URL !== undefined || (there('/usr/lib/postgresql') && readdirSync('/usr/lib/postgresql').some((version) => there(`/usr/lib/postgresql/${version}/bin/initdb`)))],
];

/** What makes it quicker where a package of it is to be had: Chromium without its windows. */
const wanted = [['chromium-headless-shell', () => there('/usr/bin/chromium-headless-shell')]];

const missingOf = (packages) => packages.filter(([, isThere]) => !isThere()).map(([name]) => name);

/** Installs the browsers and the database where it may. False, having said what to install, where it may not. */
function installSystem() {
  const missing = missingOf(needed);
  const more = missingOf(wanted);
  if (missing.length === 0 && more.length === 0) return true;
  if (process.getuid?.() === 0 && there('/usr/bin/apt-get')) {
    console.log(`Installing ${[...missing, ...more].join(', ')} …`);
    // what is only wanted isn't waited for where there is no network
    const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: missing.length > 0 ? undefined : 120_000 };
    const apt = (...args) => {
      // what is missing still is said below
      try { execFileSync('apt-get', args, options); } catch { /* and the rest goes without */ }
    };
    apt('update', '-qq');
    // apart: a name that isn't known would keep the others away
    for (const names of [missing, more]) if (names.length > 0) apt('install', '-y', '-qq', '--no-install-recommends', ...names);
  }
  const still = missingOf(needed);
  if (still.length > 0) console.error(`These are missing: ${still.join(', ')}. On Debian or Ubuntu: sudo apt-get install --no-install-recommends ${still.join(' ')}`);
  return still.length === 0;
}

/** Counts of a vitest JSON report: passed, failed, skipped. */
function vitestCounts(file) {
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
  // a file that doesn't load has no tests and has failed all the same
  const unloaded = testResults.filter((result) => result.status === 'failed' && result.assertionResults.length === 0).length;
  return [numPassedTests, numFailedTests + unloaded, numPendingTests];
}

/** What failed in a vitest JSON report: each test by file and name, with the first line of why. */
function vitestFailures(file) {
  return JSON.parse(readFileSync(file, 'utf8')).testResults.flatMap(({ name, status, message, assertionResults }) => {
    const where = relative(root, name);
    const failed = assertionResults.filter((one) => one.status === 'failed').map(({ fullName, failureMessages: [why = ''] }) => `${where}: ${fullName}: ${why.split('\n')[0]}`);
    return failed.length === 0 && status === 'failed' ? [`${where}: ${message.split('\n')[0]}`] : failed;
  });
}

const report = (name) => join(reports, `${name}.json`);
const vitest = (name, config, projects) => ({
  name,
  report: report(name),
  command: [...bin('vitest/vitest.mjs'), 'run', '--config', config, ...projects.flatMap((project) => ['--project', project]), '--reporter=default', '--reporter=json', `--outputFile.json=${report(name)}`],
  counts: () => vitestCounts(report(name)),
  failures: () => vitestFailures(report(name)),
});
const has = (room) => there(join(root, 'test', room));
const rooms = (name, ...projects) => projects.some(has) && vitest(name, 'test/config/vitest.config.ts', projects.filter(has));
const once = (name, command) => ({ name, command, counts: (code) => (code === 0 ? [1, 0, 0] : [0, 1, 0]) });
const folders = ['src', 'demo', 'test', 'stories'].filter((folder) => there(join(root, folder)));
const elements = {
  name: 'elements',
  report: report('elements'),
  command: [...bin('@web/test-runner/dist/bin.js'), '--config', 'test/config/wtr.config.mjs'],
  counts: () => JSON.parse(readFileSync(report('elements'), 'utf8')),
};

/** The backend and its database killed and cut off once by each fault; the whole, with the browser's part, is `npm run faults`. */
const faults = {
  name: 'faults',
  report: report('faults'),
  command: [process.execPath, 'test/faults/run.mjs', '--short', '--part', 'server'],
  counts: () => JSON.parse(readFileSync(report('faults'), 'utf8')),
};

/** The packed package, in bundlers, on a server, in frameworks and their type checkers; in all browsers and on hostile pages it is `npm run embed`. */
const embed = { name: 'embed', report: report('embed'), command: [process.execPath, 'test/embed/run.mjs', '--short'], counts: () => JSON.parse(readFileSync(report('embed'), 'utf8')) };

/** Stages one after the other; those in one row beside each other. */
const order = [
  [once('build', [process.execPath, 'test/config/build.mjs'])],
  [
    once('types', [...bin('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json']),
    once('lint', [...bin('eslint/bin/eslint.js'), '--config', 'test/config/eslint.config.mjs', '--max-warnings', '0', 'vite.config.ts', ...folders]),
  ],
  [rooms('walls', 'house'), rooms('core', 'protocol', 'engine', 'client', 'offline', 'store', 'mock', 'flows', 'tools')],
  [rooms('backend', 'backend', 'conformance')],
  [elements],
  [there(join(root, 'stories/.storybook/vitest.config.ts')) && vitest('stories', 'stories/.storybook/vitest.config.ts', [])],
  [rooms('e2e', 'e2e')],
  [faults],
  [rooms('size', 'size')],
  [embed],
];

/** The stage of this name, or the room of this name as a stage. */
function chosen(name) {
  const stage = order.flat().find((one) => one && one.name === name);
  const found = stage ?? (browserRooms.includes(name) ? elements : has(name) && rooms(name, name));
  if (!found) return undefined;
  // the elements' runner knows files by a part of their path
  return found === elements ? { ...elements, env: { FILES: [name === 'elements' ? '' : `test/${name}/`, ...rest].filter(Boolean).at(-1) ?? '' } } : { ...found, command: [...found.command, ...rest] };
}

/** Runs a stage in a process group of its own, so that nothing of it is left behind. */
function run({ command, env }) {
  return new Promise((resolve) => {
    let output = '';
    const [program, ...args] = command;
    const child = spawn(program, args, { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env } });
    const end = () => { try { process.kill(-child.pid, 'SIGKILL'); } catch { /* gone already */ } };
    process.once('exit', end);
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output += chunk; if (only) process.stdout.write(chunk); });
    // its own children may hold the pipes open: when it is gone, so are they
    child.on('exit', end);
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => { process.off('exit', end); resolve({ code, output }); });
  });
}

const total = [0, 0, 0];
/** what failed, of all stages: said once more at the end, where it is looked for */
const failures = [];
const line = ([passed, failed, skipped]) => `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
const finish = () => {
  if (!only) for (const failure of failures) console.log(`failed: ${failure}`);
  console.log(line(total));
  process.exitCode = total[1] > 0 || total[0] === 0 ? 1 : 0;
};

/** What failed in this stage by name, or the stage where that can't be told. */
function namesOf(stage) {
  try {
    const names = stage.failures();
    if (names.length > 0) return names;
  } catch { /* it keeps no names, or died before it wrote them */ }
  return [stage.name];
}

async function runStage(stage) {
  if (stage.report) rmSync(stage.report, { force: true });
  const started = Date.now();
  const { code, output } = await run(stage);
  let counts;
  try {
    counts = stage.counts(code);
  } catch {
    counts = [0, 1, 0];
  }
  // a runner that fails without a failed test has failed all the same
  if (code !== 0 && counts[1] === 0) counts[1] = 1;
  if (counts[1] > 0) failures.push(...namesOf(stage));
  counts.forEach((count, i) => { total[i] += count; });
  if (counts[1] > 0 && !only) console.log(output.slice(-30_000));
  console.log(`${stage.name.padEnd(8)} ${line(counts)}  (${Math.round((Date.now() - started) / 1000)} s)`);
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));
const plan = only ? [[chosen(only)]] : order;
if (only && !plan[0][0]) {
  console.error(`There is no stage and no room ${only}. Stages: ${order.flat().filter(Boolean).map(({ name }) => name).join(', ')}`);
  process.exit(1);
}
installPackages();
mkdirSync(reports, { recursive: true });
if (!installSystem()) {
  total[1]++;
  finish();
  process.exit();
}
for (const stages of plan) await Promise.all(stages.filter(Boolean).map(runStage));
finish();
