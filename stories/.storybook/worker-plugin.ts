import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const name = 'mockServiceWorker.js';

/** Serves MSW's worker from the package, in development and in the static build: no copy of it is kept here. */
export function workerPlugin(): Plugin {
  const source = (): string => readFileSync(createRequire(import.meta.url).resolve(`msw/${name}`), 'utf8');
  return {
    name: 'mock-worker',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (!request.url?.split('?')[0]?.endsWith(`/${name}`)) return next();
        response.setHeader('Content-Type', 'text/javascript');
        response.end(source());
      });
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: name, source: source() });
    },
  };
}
