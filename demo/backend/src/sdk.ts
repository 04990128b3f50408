import { createReadStream, existsSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { Hono } from 'hono';
import { notFound } from './problems.js';

const types: Record<string, string> = { '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.map': 'application/json', '.svg': 'image/svg+xml' };

/** Serves the SDK's built script below `/sdk/`, for the hosted portal. Chunks carry a hash in their name and never change. */
export function sdkRoutes(app: Hono, folder: string): void {
  app.get('/sdk/*', (c) => {
    const name = c.req.path.slice('/sdk/'.length);
    const path = join(folder, name);
    const type = types[extname(name)];
    if (!type || !/^[\w.-]+(\/[\w.-]+)*$/.test(name) || name.includes('..') || !existsSync(path)) throw notFound();
    const headers = { 'Content-Type': type, 'Content-Length': String(statSync(path).size), 'Cache-Control': name.startsWith('chunks/') ? 'public, max-age=31536000, immutable' : 'public, no-cache' };
    return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream, { headers });
  });
}
