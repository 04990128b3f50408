// `npm run faults`: breaks the line, the page, the browser and the server at every step of every action, and counts the database afterwards.
// `-- --short` runs each fault and each step once; `-- --part server` one half; `-- --only "reply lost × ticket"` some; LANES says how many customers at a time.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { installPackages, root } from '../../demo/install.mjs';

installPackages();
process.chdir(root);
if (!existsSync('dist/cdn/loader.js')) execFileSync(process.execPath, ['test/config/build.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] });
const args = process.argv.slice(2);
const value = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const { withModules } = await import('../config/load.mjs');
await withModules(async (load) => {
  const { faults } = await load('test/faults/suite.ts');
  const { passed, failed } = await faults({ short: args.includes('--short'), only: value('--only'), part: value('--part'), lanes: Number(process.env.LANES ?? 4), say: (line) => console.log(line) });
  mkdirSync('reports', { recursive: true });
  writeFileSync('reports/faults.json', JSON.stringify([passed, failed, 0]));
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
});
process.exit();
