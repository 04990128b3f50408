import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import type { Manifest } from './manifest.js';
import { root } from './sources.js';

/** The manifest of the code as it stands, whatever lies in `dist/`. */
export function freshManifest(): Manifest {
  mkdirSync(`${root}.cache`, { recursive: true });
  const folder = mkdtempSync(`${root}.cache/manifest-`);
  try {
    execFileSync(process.execPath, ['node_modules/@custom-elements-manifest/analyzer/cem.js', 'analyze', '--config', 'test/config/manifest.config.mjs', '--outdir', relative(root, folder), '--quiet'], { cwd: root, stdio: 'ignore' });
    return JSON.parse(readFileSync(`${folder}/custom-elements.json`, 'utf8')) as Manifest;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
