import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png' };

/** A file server for one folder. `replace` fills gaps in HTML; `headers` go on every answer. Resolves with how to stop it. */
export function serveFolder(folder, port, { replace = {}, headers = {} } = {}) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname)).replace(/^(\.\.[/\\])+/, '');
    const file = path.endsWith('/') ? `${path}index.html` : path;
    try {
      let body = await readFile(join(folder, file));
      if (extname(file) === '.html') body = Object.entries(replace).reduce((text, [gap, value]) => text.replaceAll(`{{${gap}}}`, value), body.toString());
      response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream', 'X-Content-Type-Options': 'nosniff', ...headers }).end(body);
    } catch {
      response.writeHead(404, { 'Content-Type': 'text/plain', ...headers }).end('Not found');
    }
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', () => resolve({ port: server.address().port, close: () => { server.closeAllConnections(); server.close(); } }));
  });
}
