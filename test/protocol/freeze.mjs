// `npm run freeze`: keeps what this version says over the wire, for every later one to be held against: its schemas, its answers and its requests.
// Once for each version, before it is released. What was released is never written again.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, root } from '../../demo/install.mjs';

installPackages();
process.chdir(root);
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const folder = join(root, 'test/protocol/released', version);
if (existsSync(folder)) {
  console.error(`${version} is kept already. A version that isn't released yet is kept anew after its folder is removed: test/protocol/released/${version}`);
  process.exit(1);
}
const { withModules } = await import('../config/load.mjs');
await withModules(async (load) => {
  const { record } = await load('test/protocol/record.ts');
  const recorded = await record();
  for (const kind of ['answers', 'requests']) {
    mkdirSync(join(folder, kind), { recursive: true });
    for (const [name, body] of Object.entries(recorded[kind])) writeFileSync(join(folder, kind, `${name}.json`), `${JSON.stringify(body, null, 1)}\n`);
  }
  mkdirSync(join(folder, 'schemas'));
  for (const file of readdirSync('src/protocol/generated').filter((name) => name.endsWith('.schema.json'))) cpSync(join('src/protocol/generated', file), join(folder, 'schemas', file));
  console.log(`kept ${Object.keys(recorded.answers).length} answers and ${Object.keys(recorded.requests).length} requests of ${version}`);
});
process.exit();
