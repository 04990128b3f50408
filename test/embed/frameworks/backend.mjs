import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildBackend } from '../../../demo/backend/build.mjs';

const flow = {
  protocol: 1, type: 'small', name: 'Small sale', initial: 'send-name', languages: ['en', 'it'],
  fields: [{ id: 'name', type: 'short-text', label: { en: 'Your name', it: 'Il suo nome' } }],
  conditions: [],
  states: [{ id: 'begin', name: 'Begin', publicName: 'Begin', substates: [
    { id: 'send-name', name: 'Name', view: 'initial-documentation', publicName: { en: 'Tell us your name', it: 'Ci dica il suo nome' }, placements: [{ field: 'name', required: true }] },
    { id: 'received', name: 'Received', view: null, publicName: { en: 'We have it', it: 'Ricevuto' } },
  ] }],
  externalActions: [{ source: 'customer-portal', action: 'submit-step', from: 'send-name', target: 'received' }],
};
const settings = { company: { name: 'Sole Nostro' }, languages: ['en', 'it'], support: { email: 'help@example.com', phone: '+390255500100' }, showSupport: true, sites: [] };

/** The reference backend on an embedded database, with so many customers at the same step. `origins` may embed the portal. */
export async function openBackend(origins, count) {
  const folder = mkdtempSync(join(tmpdir(), 'portal-embed-'));
  const customers = Array.from({ length: count }, (_, i) => ({ id: `c${i}`, name: `Customer ${i}`, email: `c${i}@example.com`, language: 'en', portal: true }));
  const opportunities = customers.map(({ id }) => ({ id: `${id}-home`, customer: id, type: 'small', name: 'My roof', substate: 'send-name', history: [{ substate: 'send-name', at: '-1d' }] }));
  const file = (name, content) => { const path = join(folder, name); writeFileSync(path, JSON.stringify(content)); return path; };
  const env = { ...process.env, PORT: '0', DATA: join(folder, 'data'), ALLOWED_ORIGINS: origins.join(','), FLOW: file('small.json', flow), SETTINGS: file('settings.json', settings), DEMO: file('demo.json', { customers, opportunities }) };
  const child = spawn(process.execPath, [await buildBackend()], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  process.on('exit', () => child.kill());
  const port = await new Promise((done, fail) => {
    createInterface({ input: child.stdout }).on('line', (line) => { const [, at] = /^listening (\d+)$/.exec(line) ?? []; if (at) done(at); });
    child.once('exit', (code) => fail(new Error(`the backend ended with ${code}`)));
  });
  const api = `http://localhost:${port}`;
  const post = async (path, body) => (await fetch(api + path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })).json();
  return {
    api,
    /** A session of a customer, as the company's own server would have it. */
    async tokenOf(id) {
      const identifier = `${id}@example.com`;
      const { challenge } = await post('/session/codes', { identifier });
      for (let tries = 0; tries < 400; tries++) {
        const mails = await (await fetch(`${api}/dev/mailbox.json`)).json();
        const code = mails.filter(({ recipient }) => recipient === identifier).map(({ body }) => /\b\d{6}\b/.exec(body)?.[0]).find(Boolean);
        if (code) return (await post('/session', { challenge, code })).token;
        await new Promise((done) => { setTimeout(done, 25); });
      }
      throw new Error(`no code for ${identifier}`);
    },
    async close() {
      const ended = new Promise((done) => { child.once('exit', done); });
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
