// `npm run size`: what the built script weighs, row by row. Ends with 1 when a row is over its ceiling.
import { execFileSync } from 'node:child_process';
import { installPackages, root } from '../../demo/install.mjs';

installPackages();
process.chdir(root);
execFileSync(process.execPath, ['test/config/build.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] });
const { withModules } = await import('../config/load.mjs');
await withModules(async (load) => {
  const { lines } = await load('test/size/ceilings.ts');
  const { measure } = await load('test/size/measure.ts');
  const rows = lines(await measure());
  for (const { text } of rows) console.log(text);
  process.exitCode = rows.some(({ over }) => over) ? 1 : 0;
});
