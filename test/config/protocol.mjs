// `npm run protocol`: writes src/protocol/generated from the schemas.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../../demo/install.mjs';

const folder = mkdtempSync(join(root, 'node_modules/.protocol-'));
try {
  const outfile = join(folder, 'documents.mjs');
  await build({ entryPoints: [join(root, 'src/protocol/documents.ts')], outfile, bundle: true, format: 'esm', platform: 'node', packages: 'external', logLevel: 'error' });
  const { documents } = await import(pathToFileURL(outfile).href);
  for (const [name, content] of Object.entries(documents())) writeFileSync(join(root, 'src/protocol/generated', name), `${JSON.stringify(content, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
