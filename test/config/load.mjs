import { createServer } from 'vite';
import { root } from '../../demo/install.mjs';

/** Runs `work` with a loader of TypeScript modules, named by their path from the root: for scripts that Node runs itself. */
export async function withModules(work) {
  const vite = await createServer({ root, configFile: false, logLevel: 'error', appType: 'custom', server: { middlewareMode: true, watch: null, hmr: false, ws: false } });
  try {
    return await work((path) => vite.ssrLoadModule(`/${path}`));
  } finally {
    await vite.close();
  }
}
