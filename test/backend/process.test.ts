import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CodeChallenge, Opportunity, Session } from '../../src/protocol/index.js';
import { pdfBytes } from '../fixtures/bytes.js';
import { accepted, Caller, consentsTo, newKey, sha256 } from '../conformance/caller.js';
import { bundlePath, ServerProcess } from './server-process.js';

const fixtures = resolve(import.meta.dirname, '../fixtures');

describe('the backend as a process, on PGlite in a folder', () => {
  let folder: string;
  let made: string;
  const running: ServerProcess[] = [];
  const start = async (env: Record<string, string> = {}): Promise<ServerProcess> => {
    const server = await ServerProcess.start({ DATA: folder, COMPANY_TOKEN: 'company-token', FLOW: join(made, 'skeleton.flow.json'), SETTINGS: join(made, 'skeleton.settings.json'), DEMO: join(made, 'skeleton.demo.json'), ...env });
    running.push(server);
    return server;
  };
  beforeAll(() => {
    made = mkdtempSync(join(tmpdir(), 'portal-files-'));
    folder = mkdtempSync(join(tmpdir(), 'portal-process-'));
    for (const name of ['skeleton.flow.json', 'skeleton.settings.json', 'skeleton.demo.json']) cpSync(join(fixtures, name), join(made, name));
  });
  afterEach(async () => { for (const server of running.splice(0)) await server.stop('SIGKILL'); });
  afterAll(() => {
    for (const path of [folder, made, bundlePath, `${bundlePath}.map`]) rmSync(path, { recursive: true, force: true });
  });

  async function signIn(endpoint: string): Promise<Caller> {
    const nobody = new Caller(endpoint);
    const { challenge } = await nobody.get('/session/codes', CodeChallenge, { method: 'POST', body: { identifier: 'anna@example.com' } });
    for (;;) {
      const [mail] = (await nobody.ask('/dev/mailbox.json')).json as { code: string | null }[];
      if (mail?.code) return new Caller(endpoint, (await nobody.get('/session', Session, { method: 'POST', body: { challenge, code: mail.code } })).token);
    }
  }

  it('refuses a second process on its folder, and leaves the first as it is', async () => {
    const first = await start();
    const endpoint = await first.listening();
    const second = await start();
    expect(await second.ended()).toBe(1);
    expect(second.output).toMatch(/The data folder .* is in use by process \d+\. Stop that one first/);
    expect((await new Caller(endpoint).ask('/config')).status).toBe(200);
    expect(await first.stop()).toBe(0);
    const third = await start();
    expect((await new Caller(await third.listening()).ask('/config')).status).toBe(200);
  });

  it('lets one in when several start at once over a lock that a killed process left', async () => {
    const killed = await start();
    await killed.listening();
    await killed.stop('SIGKILL');
    const servers = await Promise.all([start(), start(), start()]);
    const results = await Promise.all(servers.map((server) => server.listening().then(() => 'in', () => 'out')));
    expect(results.sort()).toEqual(['in', 'out', 'out']);
  });

  it('takes over what a process that was killed held: every answered action, once, and whole files', async () => {
    let server = await start();
    let anna = await signIn(await server.listening());
    const shown = await anna.opportunity('anna-1');
    const { id } = await anna.upload('anna-1', 'identity-document', pdfBytes('kept'));
    const half = await anna.create('anna-1', 'identity-document', 100);
    const payload = { values: { 'tax-id': 'A1', 'identity-document': [id] }, consents: consentsTo(shown) };
    const key = newKey();
    const { receipt } = accepted(await anna.act('anna-1', 'submit-step', payload, { key, revision: shown.revision }));
    await server.stop('SIGKILL');

    server = await start();
    const endpoint = await server.listening();
    // the session outlives the process: its secret is kept beside the data
    anna = new Caller(endpoint, anna.token);
    expect((await anna.get('/opportunities/anna-1', Opportunity)).substate.id).toBe('documents-in-review');
    expect(accepted(await anna.act('anna-1', 'submit-step', payload, { key, revision: shown.revision })).receipt).toEqual(receipt);
    const download = await fetch(`${endpoint}/files/${id}`, { headers: { Authorization: `Bearer ${anna.token}` } });
    expect(sha256(new Uint8Array(await download.arrayBuffer()))).toBe(receipt.files?.[0]?.sha256);
    expect((await anna.tus('HEAD', half.id)).headers.get('upload-offset')).toBe('0');
  });

  it('takes a flow again when its file is saved, and refuses a broken one with its lines', async () => {
    const path = join(made, 'skeleton.flow.json');
    const text = readFileSync(path, 'utf8');
    const server = await start();
    const nobody = new Caller(await server.listening(), 'company-token');
    const name = async () => ((await nobody.ask('/company/flows/skeleton')).json as { name: { en: string } }).name.en;
    writeFileSync(path, text.replace('"Your installation"', '"Your new roof"'));
    await server.says(/flow skeleton\.flow\.json taken/);
    expect(await name()).toBe('Your new roof');
    writeFileSync(path, text.replace('"target": "documents-in-review"', '"target": "nowhere"'));
    const line = text.split('\n').findIndex((one) => one.includes('"externalActions"')) + 1;
    await server.says(new RegExp(`skeleton\\.flow\\.json:${line}: /externalActions/0/target: unknown-substate`));
    expect(await name()).toBe('Your new roof');
    writeFileSync(path, text);
    await server.says(/taken[\s\S]*taken/);
    expect(await name()).toBe('Your installation');
  });

  it('keeps what the company wrote over a restart, and starts with the flow before when its file is broken', async () => {
    let server = await start();
    let company = new Caller(await server.listening(), 'company-token');
    const settings = (await company.ask('/company/settings')).json as { company: object };
    expect((await company.ask('/company/settings', { method: 'PUT', body: { ...settings, company: { name: 'Renamed' } } })).status).toBe(204);
    expect(await server.stop()).toBe(0);
    const path = join(made, 'skeleton.flow.json');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('"initial": "send-documents"', '"initial": "nowhere"'));
    server = await start();
    company = new Caller(await server.listening(), 'company-token');
    expect(server.output).toContain('The flow is refused, the one before stays');
    expect((await company.ask('/company/flows/skeleton')).json).toMatchObject({ initial: 'send-documents' });
    expect((await company.ask('/company/settings')).json).toMatchObject({ company: { name: 'Renamed' } });
    writeFileSync(path, text);
  });

  it('ends with a message when its flow is broken and there is none before', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'portal-empty-'));
    const path = join(made, 'broken.json');
    writeFileSync(path, '{\n  "protocol": 1,\n  "type": "x",,\n}');
    const server = await start({ DATA: empty, FLOW: path });
    expect(await server.ended()).toBe(1);
    expect(server.output).toMatch(/broken\.json:3: /);
    expect(server.output).not.toMatch(/\n {4}at /);
    rmSync(empty, { recursive: true, force: true });
  });
});
