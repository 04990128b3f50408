import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveFolder } from '../serve.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The company's own page around the portal. It has signed Anna in by its own means, and gives her token to her page only. */
const page = (api, sdk) => `<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<title>Your garden</title><link rel="icon" href="data:,">
<script type="module" src="${sdk}/loader.js" crossorigin="anonymous"></script>
<script type="module">
  document.querySelector('customer-portal').getToken = async () => (await fetch('/token')).text();
</script>
<body style="font-family: system-ui; margin: 16px auto; max-width: 60rem">
<customer-portal endpoint="${api}"><p>Write to us: <a href="mailto:garden@example.com">garden@example.com</a></p></customer-portal>
</body></html>`;

/** The backend on `port`, the script and the company's page beside it; resolves when all three answer. */
export async function runDemo(oneFileBackend, port) {
  const site = `http://localhost:${port + 2}`;
  const settings = { company: { name: 'Verde Nostro' }, languages: ['en'], support: { email: 'garden@example.com' }, showSupport: true, sites: [site] };
  const companyToken = process.env.COMPANY_TOKEN ?? 'only-for-this-demo';
  const { server, tokenFor } = oneFileBackend({
    flow: JSON.parse(readFileSync(here('./flow.json'), 'utf8')), settings, customers: [{ id: 'anna', name: 'Anna Bianchi' }],
    file: process.env.FILE ?? join(tmpdir(), 'one-file-backend.json'), secret: process.env.SECRET ?? 'only-for-this-demo', companyToken,
  });
  await new Promise((done) => { server.listen(port, 'localhost', done); });
  const api = `http://localhost:${port}`;
  // each start begins again at the first step
  const made = await fetch(`${api}/company/opportunities/anna-garden`, { method: 'PUT', headers: { Authorization: `Bearer ${companyToken}`, 'Content-Type': 'application/json' }, body: JSON.stringify({ id: 'anna-garden', customer: 'anna', type: 'garden', name: 'Via Verdi 8', substate: 'tell-us' }) });
  if (!made.ok) throw new Error(`the project isn’t made: ${made.status}`);
  await serveFolder(here('../../dist/cdn'), port + 1, { headers: { 'Access-Control-Allow-Origin': '*' } });
  createServer((request, response) => {
    if (request.url === '/token') return response.writeHead(200, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' }).end(tokenFor('anna'));
    return response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page(api, `http://localhost:${port + 1}`));
  }).listen(port + 2, 'localhost', () => console.log(`ready ${site}`));
}
