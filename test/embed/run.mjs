// `npm run embed`: the packed package as others get it: entries × checks, bundlers × checks, frameworks × checks in three browsers, and hosts × checks.
// Prints the tables, what is wrong below them, and the counts; ends with 0 only when every cell is right.
// `-- --short` drives the frameworks in Chromium alone and counts nothing that mounts leave behind: `npm test` runs this.
// `-- --only vue` drives one framework, and nothing else.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, root } from '../../demo/install.mjs';

installPackages();
process.chdir(root);
const here = join(root, 'test/embed');
const kept = join(root, '.cache/embed');
const demos = join(root, 'demo/frameworks');
const short = process.argv.includes('--short');
const at = process.argv.indexOf('--only');
const only = at > 0 ? process.argv[at + 1] : undefined;
for (const folder of [here, demos, ...(short || only ? [] : [join(here, 'hosts')])]) {
  const mark = join(folder, 'node_modules/.package-lock.json');
  if (existsSync(mark) && statSync(mark).mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs - 1000) continue;
  console.log('Installing what the package is tried with …');
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
}
if (!existsSync('dist/cdn/loader.js')) execFileSync(process.execPath, ['test/config/build.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] });

// as it would be installed; its own packages are found further up
rmSync(kept, { recursive: true, force: true });
mkdirSync(kept, { recursive: true });
const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', kept], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
execFileSync('tar', ['-xzf', join(kept, filename), '-C', kept]);
const installed = join(here, 'node_modules/customer-portal-elements');
rmSync(installed, { recursive: true, force: true });
renameSync(join(kept, 'package'), installed);
rmSync(join(demos, 'node_modules/customer-portal-elements'), { recursive: true, force: true });
cpSync(installed, join(demos, 'node_modules/customer-portal-elements'), { recursive: true });

const { bundleTable } = await import('./bundles.mjs');
const { entryTable, packageTable, rulesTable } = await import('./entries.mjs');
const { frameworkTables } = await import('./frameworks/table.mjs');
const { typeTable } = await import('./types.mjs');
const tables = {
  ...(!only && {
    package: await packageTable(installed, join(kept, filename)),
    entries: entryTable(here, JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')).exports),
    rules: rulesTable(here),
    types: await typeTable(here, demos),
    bundlers: await bundleTable(kept, here),
  }),
  ...(await frameworkTables(demos, short ? ['chromium'] : ['chromium', 'firefox', 'webkit'], { mounts: !short, only })),
  // every day the element tests hold some of the hosts; all of them take a while
  ...(!short && !only && (await (await import('./hosts/run.mjs')).hostTables(join(here, 'hosts')))),
};

let [passed, failed] = [0, 0];
for (const [title, rows] of Object.entries(tables)) {
  const checks = [...new Set(Object.values(rows).flatMap(Object.keys))];
  const first = Math.max(title.length, ...Object.keys(rows).map(({ length }) => length)) + 2;
  console.log(`\n${title.padEnd(first)}${checks.map((check) => check.padEnd(check.length + 3)).join('')}`);
  for (const [name, cells] of Object.entries(rows)) {
    console.log(`${name.padEnd(first)}${checks.map((check) => (!(check in cells) ? '' : cells[check] === true ? 'ok' : 'FAILS').padEnd(check.length + 3)).join('')}`);
    for (const cell of Object.values(cells)) if (cell === true) passed++; else failed++;
  }
  for (const [name, cells] of Object.entries(rows)) for (const [check, cell] of Object.entries(cells)) if (cell !== true) console.log(`  ${name}, ${check}: ${cell}`);
}
console.log(`\n${passed} passed, ${failed} failed`);
mkdirSync('reports', { recursive: true });
writeFileSync('reports/embed.json', JSON.stringify([passed, failed, 0]));
process.exit(failed > 0 ? 1 : 0);
