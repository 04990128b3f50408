import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** One file from the backend and the protocol and engine it shares with the page; packages stay outside. */
export async function buildBackend(outfile = here('./dist/server.js')) {
  await build({ entryPoints: [here('./src/server.ts')], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external', sourcemap: true, logLevel: 'warning', absWorkingDir: here('.') });
  return outfile;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildBackend();
