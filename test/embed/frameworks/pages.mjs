import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';

const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript' };

/** Before any script of the page: what it complains of is kept, and what a server wrote is looked at. */
const early = `<script>
  window.complaints = [];
  for (const level of ['error', 'warn']) console[level] = (...said) => { window.complaints.push(said.map(String).join(' ').slice(0, 300)); };
  addEventListener('error', ({ message }) => window.complaints.push(message));
  addEventListener('unhandledrejection', ({ reason }) => window.complaints.push(String(reason)));
  // module scripts wait until the document is parsed; so does this, and it stands first
</script><script type="module">window.written = [Boolean(document.querySelector('#app h1')), Boolean(document.querySelector('customer-portal[endpoint] strong[slot=header]'))];</script>`;

/**
 * The site: `/<customer>/<framework>/…` are a framework's built files, the page's own token beside them, and `/drive.js` what drives it.
 * `rendered` gives the page's inside where a server renders it.
 */
export async function openSite({ built, tokenOf, rendered, drive }) {
  const server = createServer((request, response) => {
    const send = (status, type, body) => response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body);
    void (async () => {
      const path = normalize(new URL(request.url, 'http://localhost').pathname);
      if (path === '/drive.js') return send(200, types['.js'], readFileSync(drive));
      const [, customer, framework, ...rest] = path.split('/');
      const file = rest.join('/') || 'index.html';
      if (file === 'token') return send(200, 'text/plain', await tokenOf(customer));
      const full = join(built, framework.replace(/^server-/, ''), file);
      if (!existsSync(full)) return send(404, 'text/plain', 'Not found');
      if (extname(full) !== '.html') return send(200, types[extname(full)] ?? 'application/octet-stream', readFileSync(full));
      const inside = framework.startsWith('server-') ? await rendered(framework.replace('server-', '')) : '';
      return send(200, types['.html'], readFileSync(full, 'utf8').replace('<head>', `<head>${early}`).replace('<div id="app"></div>', () => `<div id="app">${inside}</div>`));
    })().catch((error) => send(500, 'text/plain', error.message));
  });
  await new Promise((done, fail) => { server.once('error', fail).listen(0, 'localhost', done); });
  return { url: `http://localhost:${server.address().port}`, close: () => { server.closeAllConnections(); server.close(); } };
}

/** What a built server module gives. */
export const renderedBy = async (file) => (await import(pathToFileURL(file).href)).render();
