import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png' };
const compress = promisify(brotliCompress);

/** The answer for a text is worth compressing. */
const isText = (file) => ['.html', '.css', '.js', '.json', '.svg'].includes(extname(file));

/** A file that carries the hash of its bytes in its name never changes. */
const hashed = /-[\w-]{8}\.js$/;

/**
 * A file server for one folder, compressing as a CDN does. `replace` fills gaps in HTML; `headers` go on every answer.
 * `served` hears of each file that was sent: its path and its bytes on the wire. Resolves with its port and how to stop it.
 */
export function serveFolder(folder, port, { replace = {}, headers = {}, served = () => undefined } = {}) {
  const packed = new Map();
  const brotli = async (file, body) => {
    const kept = packed.get(file);
    if (kept?.of.equals(body)) return kept.bytes;
    const bytes = await compress(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } });
    packed.set(file, { of: body, bytes });
    return bytes;
  };
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname)).replace(/^(\.\.[/\\])+/, '');
    const file = path.endsWith('/') ? `${path}index.html` : path;
    try {
      let body = await readFile(join(folder, file));
      if (extname(file) === '.html') body = Buffer.from(Object.entries(replace).reduce((text, [gap, value]) => text.replaceAll(`{{${gap}}}`, value), body.toString()));
      const packs = isText(file) && /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
      if (packs) body = await brotli(file, body);
      served(path, body.length);
      response.writeHead(200, {
        'Content-Type': types[extname(file)] ?? 'application/octet-stream',
        'Content-Length': body.length,
        'Cache-Control': hashed.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
        'X-Content-Type-Options': 'nosniff',
        ...(isText(file) && { Vary: 'Accept-Encoding' }),
        ...(packs && { 'Content-Encoding': 'br' }),
        ...headers,
      }).end(request.method === 'HEAD' ? undefined : body);
    } catch {
      response.writeHead(404, { 'Content-Type': 'text/plain', ...headers }).end('Not found');
    }
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', () => resolve({ port: server.address().port, close: () => { server.closeAllConnections(); server.close(); } }));
  });
}
