import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Config, Me, type Flow } from '../../src/protocol/index.js';
import { jpegBytes, pdfBytes } from '../fixtures/bytes.js';
import { sale, saleSettings } from '../fixtures/sale.js';
import { consentsTo, problemOf, sha256, type Caller } from '../conformance/caller.js';
import { TestBackend } from './open-backend.js';
import { openBucket, type TestBucket } from './s3.js';

/** The substate of a flow with this id, to be changed. */
function at(flow: Flow, id: string): Flow['states'][number]['substates'][number] {
  const found = flow.states.flatMap(({ substates }) => substates).find((substate) => substate.id === id);
  if (!found) throw new Error(id);
  return found;
}

// What the company changes shows at the customer's next look. In a page that is open these are the rows F1 to F8, F11, F37, F38,
// F40, F44, F45 and F47, which the journeys in a browser prove; here stands what the server does for them.
describe.each([['PGlite', 'a folder'], ['PostgreSQL', 'S3']] as const)('what the company writes, on %s and %s', (database, place) => {
  let portal: TestBackend;
  let bucket: TestBucket | undefined;
  beforeAll(async () => {
    bucket = place === 'S3' ? await openBucket() : undefined;
    portal = await TestBackend.open(database, { bucket: bucket?.options });
  });
  afterAll(async () => { await portal?.close(); await bucket?.close(); });
  afterEach(async () => {
    await portal.put('/company/settings', saleSettings);
    await portal.put('/company/fields', sale.fields ?? []);
    await portal.changeFlow(() => undefined);
  });

  it('shows at the customer’s next look: names and descriptions of state and substate', async () => {
    const { anna, project } = await portal.anna();
    const before = await anna.opportunity(project);
    await portal.changeFlow((flow) => {
      const [state] = flow.states;
      if (state) Object.assign(state, { publicName: { en: 'Papers', it: 'Carte' }, description: { en: 'Papers we need', it: 'Carte che servono' } });
      Object.assign(at(flow, 'send-documents'), { publicName: { en: 'Send papers', it: 'Mandi carte' }, description: { en: 'Three things.', it: 'Tre cose.' } });
    });
    const after = await anna.opportunity(project);
    expect(after.state).toEqual({ id: 'documents', name: { en: 'Papers', it: 'Carte' }, description: { en: 'Papers we need', it: 'Carte che servono' } });
    expect(after.substate).toMatchObject({ name: { en: 'Send papers', it: 'Mandi carte' }, description: { en: 'Three things.', it: 'Tre cose.' } });
    expect(before.substate.name).toEqual({ en: 'Send your documents', it: 'Invii i documenti' });
    expect((await anna.get('/me', Me)).opportunities[0]).toMatchObject({ state: { en: 'Papers' }, substate: { en: 'Send papers' } });
  });

  it('shows: another view, and none', async () => {
    const { anna, project } = await portal.anna();
    const kinds: unknown[] = [];
    for (const view of ['initial-documentation', 'installation-documentation', 'finalization-success', null] as const) {
      await portal.changeFlow((flow) => { at(flow, 'send-documents').view = view; });
      const opportunity = await anna.opportunity(project);
      kinds.push([opportunity.view?.kind ?? null, opportunity.actions.map(({ type }) => type)]);
    }
    expect(kinds).toEqual([['initial-documentation', ['submit-step']], ['installation-documentation', ['submit-step']], ['finalization-success', ['submit-step']], [null, ['submit-step']]]);
  });

  it('shows: fields added one by one, required or not, read-only or not, in their order', async () => {
    const { anna, project } = await portal.anna();
    const shown = async () => (await anna.opportunity(project)).placements.map(({ field, required, readOnly }) => `${field}${required ? '*' : ''}${readOnly ? ' read-only' : ''}`);
    const place = (placements: Flow['states'][number]['substates'][number]['placements']) => portal.changeFlow((flow) => { at(flow, 'send-documents').placements = placements; });
    await place([]);
    expect(await shown()).toEqual([]);
    await place([{ field: 'note' }]);
    expect(await shown()).toEqual(['note']);
    await place([{ field: 'note', required: true }, { field: 'tax-id' }]);
    expect(await shown()).toEqual(['note*', 'tax-id']);
    expect((await anna.act(project, 'submit-step', { values: {}, consents: consentsTo(await anna.opportunity(project)) })).status).toBe(422);
    await place([{ field: 'note', readOnly: true, order: 2 }, { field: 'tax-id', required: true, order: 1 }]);
    expect(await shown()).toEqual(['tax-id*', 'note read-only']);
    await place([{ field: 'note', order: 2 }, { field: 'tax-id', order: 1 }]);
    expect((await anna.act(project, 'submit-step', { values: {}, consents: consentsTo(await anna.opportunity(project)) })).status).toBe(200);
  });

  it('shows: a field’s definition, changed centrally, in every substate that places it', async () => {
    const { anna, project, customer } = await portal.anna();
    await portal.put('/company/fields/tax-id', { ...sale.fields?.[0], label: { en: 'Tax number', it: 'Numero fiscale' } });
    const label = async () => (await anna.opportunity(project)).placements.find(({ field }) => field === 'tax-id')?.definition.label;
    expect(await label()).toEqual({ en: 'Tax number', it: 'Numero fiscale' });
    await portal.put(`/company/opportunities/${project}`, { id: project, customer: customer.id, type: 'sale', name: 'x', substate: 'contract-documents' });
    expect(await label()).toEqual({ en: 'Tax number', it: 'Numero fiscale' });
  });

  it('F44 takes no placement of a field that isn’t there, and leaves one out whose field has gone since', async () => {
    const { anna, project } = await portal.anna();
    const answer = await portal.company.ask('/company/flows/sale', { method: 'PUT', body: { ...sale, states: sale.states.map((state, i) => (i > 0 ? state : { ...state, substates: state.substates.map((substate, j) => (j > 0 ? substate : { ...substate, placements: [{ field: 'never-made' }] })) })) } });
    expect(answer.status).toBe(422);
    expect(problemOf(answer).errors).toContainEqual({ pointer: '/states/0/substates/0/placements/0', code: 'unknown-field', params: { field: 'never-made' } });
    expect((await portal.company.ask('/company/fields/note', { method: 'DELETE' })).status).toBe(204);
    expect((await anna.opportunity(project)).placements.map(({ field }) => field)).not.toContain('note');
    await portal.put('/company/fields', [...(sale.fields ?? [])]);
    expect((await anna.opportunity(project)).placements.map(({ field }) => field)).toContain('note');
  });

  it('F43 keeps the mode of a field with its place: one field in three substates in three modes', async () => {
    const { anna, customer, project } = await portal.anna({ values: { 'tax-id': 'A1' } });
    await portal.changeFlow((flow) => {
      at(flow, 'send-documents').placements = [{ field: 'tax-id', required: true }];
      at(flow, 'offer-documents').placements = [{ field: 'tax-id' }];
      at(flow, 'contract-documents').placements = [{ field: 'tax-id', readOnly: true }];
    });
    const results: unknown[] = [];
    for (const substate of ['send-documents', 'offer-documents', 'contract-documents']) {
      await portal.put(`/company/opportunities/${project}`, { id: project, customer: customer.id, type: 'sale', name: 'x', substate });
      const shown = await anna.opportunity(project);
      const answer = await anna.act(project, 'submit-step', { values: { 'tax-id': '' }, consents: consentsTo(shown) });
      results.push([shown.placements.map(({ required, readOnly }) => ({ required, readOnly }))[0], shown.values, answer.status, firstError(answer)]);
      await portal.put(`/company/opportunities/${project}`, { id: project, customer: customer.id, type: 'sale', name: 'x', substate, values: { 'tax-id': 'A1' } });
    }
    expect(results).toEqual([
      [{ required: true, readOnly: false }, { 'tax-id': 'A1' }, 422, 'required'],
      [{ required: false, readOnly: false }, { 'tax-id': 'A1' }, 200, undefined],
      [{ required: false, readOnly: true }, { 'tax-id': 'A1' }, 422, 'read-only'],
    ]);
  });

  it('shows: conditions made once, attached to any substate, and asked for again when their text changes', async () => {
    const { anna, customer, project } = await portal.anna({ substate: 'choose-offer' });
    const conditions = async () => (await anna.opportunity(project)).conditions.map(({ id, version, acceptedAt }) => [id, version, acceptedAt !== undefined]);
    expect(await conditions()).toEqual([['privacy', 1, false]]);
    await portal.changeFlow((flow) => { at(flow, 'choose-offer').conditions = []; });
    expect(await conditions()).toEqual([]);
    await portal.changeFlow((flow) => { Object.assign(at(flow, 'choose-offer'), { conditions: ['privacy', 'news'], view: 'initial-documentation', placements: [] }); });
    expect(await conditions()).toEqual([['privacy', 1, false], ['news', 1, false]]);
    await portal.changeFlow((flow) => {
      Object.assign(at(flow, 'choose-offer'), { conditions: ['privacy', 'news'], view: 'initial-documentation', placements: [] });
      flow.externalActions.push({ source: 'customer-portal', action: 'submit-step', from: 'choose-offer', target: 'in-review' });
    });
    expect((await anna.act(project, 'submit-step', { consents: consentsTo(await anna.opportunity(project)) })).status).toBe(200);
    await portal.put(`/company/opportunities/${project}`, { id: project, customer: customer.id, type: 'sale', name: 'x', substate: 'choose-offer' });
    expect(await conditions()).toEqual([['privacy', 1, true], ['news', 1, false]]);
    // another name is no other text
    const privacy = sale.conditions?.[0];
    await portal.put('/company/conditions/privacy', { ...privacy, name: { en: 'Your data', it: 'I suoi dati' } });
    expect(await conditions()).toEqual([['privacy', 1, true], ['news', 1, false]]);
    const changed = await portal.company.ask('/company/conditions/privacy', { method: 'PUT', body: { ...privacy, text: { en: 'Another text.', it: 'Un altro testo.' } } });
    expect(changed.json).toMatchObject({ version: 2, sha256: { en: sha256('Another text.') } });
    expect(await conditions()).toEqual([['privacy', 2, false], ['news', 1, false]]);
    const given = await portal.company.ask(`/company/opportunities/${project}`);
    expect(given.json).toMatchObject({ consents: [{ condition: 'privacy', version: 1, sha256: sha256('We use your data for your project.') }] });
  });

  it('gives each text of a condition a version of its own, also when two are written at once', async () => {
    const [, news] = sale.conditions ?? [];
    const texts = ['one', 'two', 'three', 'four'];
    const answers = await Promise.all(texts.map((text) => portal.company.ask('/company/conditions/news', { method: 'PUT', body: { ...news, text } })));
    const versions = answers.map(({ json }) => (json as { version: number }).version);
    expect(new Set(versions).size).toBe(texts.length);
    const rows = await portal.backend.db.selectFrom('conditions').selectAll().where('id', '=', 'news').execute();
    texts.forEach((text, i) => { expect(rows.find(({ version }) => version === versions[i])?.body.sha256).toEqual({ und: sha256(text) }); });
  });

  it('takes effect as a whole or not at all', async () => {
    const { anna, project } = await portal.anna();
    const before = await anna.ask(`/opportunities/${project}`);
    const fields = await portal.company.ask('/company/fields');
    const broken = structuredClone(sale);
    Object.assign(at(broken, 'send-documents'), { publicName: { en: 'Half a change', it: 'Mezza modifica' } });
    broken.fields?.push({ id: 'half', type: 'short-text', label: { en: 'Half', it: 'Mezzo' } });
    for (const breakage of [
      (flow: Flow) => { flow.externalActions.push({ source: 'customer-portal', action: 'submit-step', target: 'nowhere' }); },
      (flow: Flow) => { flow.initial = 'nowhere'; },
      (flow: Flow) => { Object.assign(at(flow, 'in-review'), { view: 'no-such-view' }); },
      (flow: Flow) => { flow.conditions = [{ id: 'x' } as never]; },
    ]) {
      const flow = structuredClone(broken);
      breakage(flow);
      const answer = await portal.company.ask('/company/flows/sale', { method: 'PUT', body: flow });
      expect(answer.status).toBe(422);
      expect(problemOf(answer).errors?.length).toBeGreaterThan(0);
    }
    expect((await anna.ask(`/opportunities/${project}`)).text).toBe(before.text);
    expect((await portal.company.ask('/company/fields')).text).toBe(fields.text);
  });

  it('takes no flow from under the projects that stand in it', async () => {
    await portal.anna({ substate: 'offer-documents' });
    const flow = structuredClone(sale);
    for (const state of flow.states) state.substates = state.substates.filter(({ id }) => id !== 'offer-documents');
    const answer = await portal.company.ask('/company/flows/sale', { method: 'PUT', body: flow });
    expect(answer.status).toBe(422);
    expect(problemOf(answer).errors).toEqual([{ pointer: '/states', code: 'substate-in-use', params: { substate: 'offer-documents', projects: expect.any(String) as string } }]);
  });

  it('gives back what was put, version by version', async () => {
    const { fields: _fields, conditions: _conditions, ...body } = sale;
    expect((await portal.company.ask('/company/flows/sale')).json).toEqual(body);
    const versionOf = async () => ((await portal.company.ask('/company/flows')).json as { type: string; version: number }[]).find(({ type }) => type === 'sale')?.version ?? 0;
    const version = await versionOf();
    await portal.changeFlow(() => undefined);
    expect(await versionOf()).toBe(version);
    await portal.changeFlow((flow) => { flow.name = 'Renamed'; });
    expect(await versionOf()).toBe(version + 1);
    const named = async (query: string) => ((await portal.company.ask(`/company/flows/sale${query}`)).json as Flow).name;
    expect([await named(''), await named(`?version=${version}`), await named(`?version=${version + 1}`)]).toEqual(['Renamed', 'Your sale', 'Renamed']);
    expect((await portal.company.ask('/company/flows/sale?version=1000')).status).toBe(404);
    expect((await portal.company.ask('/company/flows/sale?version=x')).status).toBe(422);
    expect((await portal.company.ask('/company/settings')).json).toEqual(saleSettings);
    expect((await portal.company.ask('/company/flows/none')).status).toBe(404);
    expect(problemOf(await portal.company.ask('/company/flows/other', { method: 'PUT', body: sale })).errors).toEqual([{ pointer: '/type', code: 'other-type' }]);
  });

  it('shows in the public configuration, which browsers keep and ask about', async () => {
    const config = () => portal.nobody.ask('/config?unit=north');
    const first = await config();
    expect(Config.parse(first.json)).toMatchObject({ protocol: 1, company: { name: 'Sole Nostro' }, unit: 'north', support: saleSettings.support });
    const etag = first.headers.get('etag') ?? '';
    expect((await portal.nobody.ask('/config?unit=north', { headers: { 'If-None-Match': etag } })).status).toBe(304);
    await portal.put('/company/settings', { ...saleSettings, company: { name: 'Sole Vostro' }, showSupport: false, theme: { '--portal-color-accent': '#063' } });
    const after = await portal.nobody.ask('/config?unit=north', { headers: { 'If-None-Match': etag } });
    expect(after.status).toBe(200);
    expect(Config.parse(after.json)).toMatchObject({ company: { name: 'Sole Vostro' }, theme: { '--portal-color-accent': '#063' } });
    expect(after.json).not.toHaveProperty('support');
  });

  it('moves a project with no action of the customer, and the page sees when and where to', async () => {
    const { anna, customer, project } = await portal.anna();
    const before = await anna.opportunity(project);
    portal.pass(60_000);
    await portal.put(`/company/opportunities/${project}`, { id: project, customer: customer.id, type: 'sale', name: 'x', substate: 'in-review' });
    const after = await anna.opportunity(project);
    expect(after.revision).not.toBe(before.revision);
    expect(after.timeline.filter(({ status }) => status !== 'next')).toMatchObject([{ id: 'send-documents', status: 'done' }, { id: 'in-review', status: 'current', at: new Date(portal.now).toISOString() }]);
  });

  it('merges values, clears one with null, and keeps the rest', async () => {
    const { customer, project } = await portal.anna({ values: { note: 'a', advisor: 'b' } });
    await portal.put(`/company/opportunities/${project}`, { id: project, customer: customer.id, type: 'sale', name: 'x', substate: 'send-documents', values: { advisor: null, 'tax-id': 'A1' } });
    expect((await portal.company.ask(`/company/opportunities/${project}`)).json).toMatchObject({ values: { note: 'a', advisor: null, 'tax-id': 'A1' } });
  });

  it.each([
    ['type', { type: 'nothing' }, '/type', 'unknown-flow'],
    ['substate', { substate: 'nothing' }, '/substate', 'unknown-substate'],
    ['customer', { customer: 'nobody' }, '/customer', 'unknown-customer'],
    ['file', { values: { survey: ['no-such-file'] } }, '/values/survey', 'unknown-file'],
    ['attachment', { offers: [{ id: 'a', name: 'A', price: { amount: 1, currency: 'EUR' }, lines: [], status: 'open', attachments: [{ id: 'no-such-file', name: 'a', size: 1, type: 'b' }] }] }, '/offers/0/attachments', 'unknown-file'],
  ])('refuses a project with an unknown %s', async (_what, wrong, pointer, code) => {
    const { id } = await portal.newCustomer();
    const answer = await portal.company.ask('/company/opportunities/new', { method: 'PUT', body: { id: 'new', customer: id, type: 'sale', name: 'x', substate: 'send-documents', ...wrong } });
    expect(answer.status).toBe(422);
    expect(problemOf(answer).errors).toEqual([{ pointer, code }]);
    expect((await portal.company.ask('/company/opportunities/new')).status).toBe(404);
  });

  it('keeps one customer to an e-mail address, and phone numbers in one form', async () => {
    const { email, id } = await portal.newCustomer({ phone: '0039 333 1112223' });
    expect((await portal.company.ask(`/company/customers/${id}`)).json).toMatchObject({ id, phone: '+393331112223' });
    const answer = await portal.company.ask('/company/customers/twin', { method: 'PUT', body: { id: 'twin', name: 'Twin', email: email?.toUpperCase(), portal: true } });
    expect([answer.status, problemOf(answer).code]).toEqual([409, 'email-taken']);
  });

  describe('a shared file', () => {
    const share = (caller: Caller, path: string, body: Uint8Array | FormData) => caller.ask(path, { method: 'POST', body });

    it('comes as it is or in a form, and is what its content is', async () => {
      const form = new FormData();
      form.set('file', new File([new Uint8Array(jpegBytes())], 'roof.pdf'));
      expect((await share(portal.company, '/company/files', form)).json).toMatchObject({ name: 'roof.pdf', type: 'image/jpeg', sha256: sha256(jpegBytes()) });
      expect((await share(portal.company, `/company/files?name=${encodeURIComponent('../Rilievo.pdf')}`, pdfBytes())).json).toMatchObject({ name: 'Rilievo.pdf', type: 'application/pdf', size: pdfBytes().length });
      for (const path of ['/company/files', '/company/files?name=']) expect((await share(portal.company, path, pdfBytes())).status).toBe(422);
      expect((await share(portal.company, '/company/files?name=a.pdf', new Uint8Array())).status).toBe(422);
    });

    it('comes back byte for byte to the company and to the customer in whose project it stands, and to nobody else', async () => {
      const { anna, customer, project } = await portal.anna();
      const bytes = Buffer.concat([pdfBytes('survey'), Buffer.alloc(300_000, 7)]);
      const file = await portal.share(bytes, 'survey.pdf');
      const read = async (caller: Caller, path: string): Promise<[number, string]> => {
        const response = await fetch(caller.endpoint + path, { headers: { Authorization: `Bearer ${caller.token}` } });
        return [response.status, sha256(new Uint8Array(await response.arrayBuffer()))];
      };
      expect((await read(anna, `/files/${file}`))[0]).toBe(404);
      await portal.put(`/company/opportunities/${project}`, { id: project, customer: customer.id, type: 'sale', name: 'x', substate: 'send-documents', values: { survey: [file] } });
      for (const [caller, path] of [[portal.company, `/company/files/${file}`], [anna, `/files/${file}`]] as const) expect(await read(caller, path)).toEqual([200, sha256(bytes)]);
      expect((await read((await portal.anna()).anna, `/files/${file}`))[0]).toBe(404);
    });

    it('of one customer never gets into another’s project', async () => {
      const { anna, customer, project } = await portal.anna();
      const { id } = await anna.upload(project, 'identity', pdfBytes());
      const other = await portal.newCustomer();
      const record = (owner: string) => ({ id: `shared-${owner}`, customer: owner, type: 'sale', name: 'x', substate: 'send-documents', values: { survey: [id] } });
      const put = (owner: string) => portal.company.ask(`/company/opportunities/shared-${owner}`, { method: 'PUT', body: record(owner) });
      expect(problemOf(await put(other.id)).errors).toEqual([{ pointer: '/values/survey', code: 'unknown-file' }]);
      expect((await put(customer.id)).status).toBe(204);
    });

    it('never takes the place of a customer’s', async () => {
      const { anna, project } = await portal.anna();
      const { id } = await anna.upload(project, 'identity', pdfBytes());
      const answer = await share(portal.company, `/company/files?name=a.pdf&id=${id}`, jpegBytes());
      expect((answer.json as { id: string }).id).not.toBe(id);
      expect((await anna.ask(`/files/${id}`)).text).toBe(pdfBytes().toString());
    });
  });
});

/** The code of the first error of a refusal. */
function firstError(answer: Parameters<typeof problemOf>[0]): string | undefined {
  return answer.status < 300 ? undefined : problemOf(answer).errors?.[0]?.code;
}
