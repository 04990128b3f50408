// `npm test`: installs what is missing, runs every stage, and ends with one line that adds up what ran.
// `node test/run.mjs engine` runs one stage; what follows is passed on to it.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, root } from '../demo/install.mjs';

const [only, ...rest] = process.argv.slice(2);
const reports = join(root, 'reports');
const bin = (path) => [process.execPath, join(root, 'node_modules', path)];

/** Debian packages by what they bring. */
const needed = [
  ['chromium', ['/usr/bin/chromium']],
  ['firefox-esr', ['/usr/bin/firefox-esr']],
  ['webkit2gtk-driver', ['/usr/bin/WebKitWebDriver']],
  ['libwebkit2gtk-4.1-0', ['/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser', '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser']],
  ['xvfb', ['/usr/bin/Xvfb']],
  ['postgresql', ['/usr/lib/postgresql/15/bin/initdb', '/usr/lib/postgresql/16/bin/initdb', '/usr/lib/postgresql/17/bin/initdb']],
];

function installSystem() {
  const missing = needed.filter(([, paths]) => !paths.some((path) => existsSync(path))).map(([name]) => name);
  if (missing.length === 0) return;
  const may = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!may) {
    console.error(`These are missing: ${missing.join(', ')}. On Debian: sudo apt-get install --no-install-recommends ${missing.join(' ')}`);
    process.exit(1);
  }
  console.log(`Installing ${missing.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { stdio: ['ignore', 'ignore', 'inherit'], env });
}

/** Counts of a vitest JSON report. */
function vitestCounts(file) {
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
  // a file that doesn't load has no tests and has failed all the same
  const unloaded = testResults.filter((result) => result.status === 'failed' && result.assertionResults.length === 0).length;
  return [numPassedTests, numFailedTests + unloaded, numPendingTests];
}

const vitest = (name, ...projects) => {
  const file = join(reports, `${name}.json`);
  return {
    name,
    command: [...bin('vitest/vitest.mjs'), 'run', '--config', 'test/config/vitest.config.ts', ...projects.filter((project) => existsSync(join(root, 'test', project))).flatMap((project) => ['--project', project]), '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, '--passWithNoTests'],
    counts: () => vitestCounts(file),
  };
};
const once = (name, command) => ({ name, command, counts: (code) => (code === 0 ? [1, 0, 0] : [0, 1, 0]) });

const stages = [
  once('build', [process.execPath, 'test/config/build.mjs']),
  once('types', [...bin('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json']),
  once('lint', [...bin('eslint/bin/eslint.js'), '--config', 'test/config/eslint.config.mjs', '--max-warnings', '0', 'src', 'demo', 'test', ...(existsSync(join(root, 'stories')) ? ['stories'] : [])]),
  vitest('rooms', 'house', 'protocol', 'engine', 'client', 'offline', 'store', 'mock', 'flows'),
  existsSync(join(root, 'test/backend')) && vitest('backend', 'backend', 'conformance'),
  { name: 'elements', command: [...bin('@web/test-runner/dist/bin.js'), '--config', 'test/config/wtr.config.mjs'], counts: () => JSON.parse(readFileSync(join(reports, 'elements.json'), 'utf8')) },
  existsSync(join(root, 'stories/.storybook/vitest.config.ts')) && {
    name: 'stories',
    command: [...bin('vitest/vitest.mjs'), 'run', '--config', 'stories/.storybook/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, 'stories.json')}`],
    counts: () => vitestCounts(join(reports, 'stories.json')),
  },
  vitest('e2e', 'e2e'),
].filter(Boolean).filter(({ name }) => !only || name === only);

/** Runs a stage in a process group of its own, so that nothing of it is left behind. */
function run({ command }) {
  return new Promise((resolve) => {
    let output = '';
    const [program, ...args] = command;
    const child = spawn(program, [...args, ...(only ? rest : [])], { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, FORCE_COLOR: '0', npm_config_loglevel: 'error' } });
    const end = () => { try { process.kill(-child.pid, 'SIGKILL'); } catch { /* gone already */ } };
    process.once('exit', end);
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output += chunk; if (only) process.stdout.write(chunk); });
    child.on('close', (code) => { end(); process.off('exit', end); resolve({ code, output }); });
  });
}

installPackages();
installSystem();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));

const total = [0, 0, 0];
for (const stage of stages) {
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
  counts.forEach((count, i) => { total[i] += count; });
  console.log(`${stage.name.padEnd(9)} ${counts[0]} passed, ${counts[1]} failed${counts[2] ? `, ${counts[2]} skipped` : ''}  (${Math.round((Date.now() - started) / 1000)} s)`);
  if (counts[1] > 0 && !only) console.log(output.slice(-20_000));
}
console.log(`${total[0]} passed, ${total[1]} failed${total[2] ? `, ${total[2]} skipped` : ''}`);
process.exitCode = total[1] > 0 || total[0] === 0 ? 1 : 0;
