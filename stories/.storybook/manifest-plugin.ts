import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { forStorybook, type Manifest } from './manifest.js';

const root = resolve(import.meta.dirname, '../..');
const virtual = 'virtual:custom-elements';

/** The custom elements manifest of the sources as they stand, for controls and documentation pages. */
function analyse(): Manifest {
  const folder = '.cache/manifest';
  mkdirSync(join(root, folder), { recursive: true });
  execFileSync(process.execPath, [join(root, 'node_modules/@custom-elements-manifest/analyzer/cem.js'), 'analyze', '--config', 'test/config/manifest.config.mjs', '--outdir', folder, '--quiet'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  return JSON.parse(readFileSync(join(root, folder, 'custom-elements.json'), 'utf8')) as Manifest;
}

export function manifestPlugin(): Plugin {
  let code: string | undefined;
  return {
    name: 'custom-elements-manifest',
    resolveId: (id) => (id === virtual ? `\0${virtual}` : null),
    load: (id) => (id === `\0${virtual}` ? (code ??= `export default ${JSON.stringify(forStorybook(analyse()))}`) : null),
  };
}
