// `npm run features`: which tests prove each feature, one line per row, read from the titles of the tests without running them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, root } from '../../demo/install.mjs';

installPackages();
const { withModules } = await import('./load.mjs');
await withModules(async (load) => {
  const { featureLines, testFiles, titlesOf } = await load('test/house/features.ts');
  const features = JSON.parse(readFileSync(join(root, 'test/features.json'), 'utf8'));
  for (const line of featureLines(features, testFiles(root).flatMap(titlesOf))) console.log(line);
});
