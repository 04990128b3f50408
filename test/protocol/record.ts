import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createBackend } from '../../demo/backend/src/app.js';
import { openDb } from '../../demo/backend/src/db.js';
import { seed } from '../../demo/backend/src/seed.js';
import type { Opportunity, OpportunityRecord, Session } from '../../src/protocol/index.js';
import { contractPdf } from '../backend/contract-world.js';
import { Caller, consentsTo, newKey, type Answer } from '../conformance/caller.js';

/** What went over the wire: name → body. A name is that of its resource, and behind a dot which one of them. */
export interface Recorded { readonly answers: Record<string, unknown>; readonly requests: Record<string, unknown> }

const root = resolve(import.meta.dirname, '../..');
const offers = [{ id: 'large', name: 'With a battery', price: { amount: 1_149_000, currency: 'EUR' }, lines: [{ name: 'Panels', quantity: 12 }], attachments: [], status: 'open' as const }];
const visit = { id: 'v1', installer: { name: 'Marco Bianchi', phone: '+39 333 555-0142' }, start: '2041-03-10T08:00:00.000Z', end: '2041-03-10T10:00:00.000Z', timeZone: 'Europe/Rome', address: 'Via Verdi 8, Modena', prepare: ['A way to the roof'], changeable: true };
const roof = { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: { type: 'Polygon', coordinates: [[[10, 44], [10.0002, 44], [10.0002, 44.0001], [10, 44.0001], [10, 44]]] }, properties: { pitch: 20, eave: 0 } }] };

/** One customer's way through the demo's sale on the reference backend, every resource and view kind once, as it is answered today. */
export async function record(): Promise<Recorded> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-record-'));
  const backend = await createBackend({ database: await openDb({}), uploads: folder, companyToken: 'company-token', secret: 'secret-of-the-tests', codesPerIdentifier: 100, codesPerAddress: 100 });
  const answers: Record<string, unknown> = {};
  const requests: Record<string, unknown> = {};
  try {
    await seed(backend.db, backend.store, { flow: join(root, 'demo/flows/solar.json'), settings: join(root, 'demo/flows/solar.settings.json'), demo: join(root, 'demo/flows/solar.demo.json') });
    const endpoint = `http://127.0.0.1:${await backend.start(0)}`;
    const company = new Caller(endpoint, 'company-token');
    const nobody = new Caller(endpoint);
    const keep = (name: string, answer: Answer): Answer => { answers[name] = answer.json; return answer; };
    const put = async (path: string, body: object): Promise<void> => {
      const answer = await company.ask(path, { method: 'PUT', body });
      if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
    };
    await put('/company/customers/ada', { id: 'ada', name: 'Ada Rossi', email: 'ada@example.com', portal: true });
    const stand = (substate: string, more: Partial<OpportunityRecord> = {}): Promise<void> => put('/company/opportunities/home', { id: 'home', customer: 'ada', type: 'solar', name: 'Via Verdi 8', substate, ...more });
    const uploaded = await company.ask('/company/files?name=contract.pdf', { method: 'POST', body: await contractPdf(1) });
    const contracts: OpportunityRecord['contracts'] = [{ id: 'supply', name: 'Supply contract', document: uploaded.json as { id: string; name: string; size: number; type: string }, ways: ['page', 'upload'], status: 'open' }];

    await stand('initial-documents');
    keep('Config', await nobody.ask('/config'));
    requests['CodeRequest'] = { identifier: 'ada@example.com', language: 'en' };
    const { challenge } = keep('CodeChallenge', await nobody.ask('/session/codes', { method: 'POST', body: requests['CodeRequest'] })).json as { challenge: string };
    await backend.settled();
    const [mail] = (await nobody.ask('/dev/mailbox.json')).json as { body: string }[];
    requests['SessionRequest'] = { challenge, code: /\b\d{6}\b/.exec(mail?.body ?? '')?.[0] };
    const session = keep('Session', await nobody.ask('/session', { method: 'POST', body: requests['SessionRequest'] })).json as Session;
    requests['RefreshRequest'] = { refreshToken: session.refreshToken };
    const ada = new Caller(endpoint, (keep('Session.refreshed', await nobody.ask('/session/refresh', { method: 'POST', body: requests['RefreshRequest'] })).json as Session).token);
    keep('Me', await ada.ask('/me'));
    requests['MePatch'] = { language: 'en' };
    keep('Help', await ada.ask('/help'));
    keep('Problem.unauthorized', await nobody.ask('/me'));
    keep('Problem.not-found', await ada.ask('/opportunities/none'));

    const look = async (name: string): Promise<Opportunity> => keep(`Opportunity.${name}`, await ada.ask('/opportunities/home')).json as Opportunity;
    const act = async (type: string, payload: object): Promise<void> => {
      const { revision } = await ada.opportunity('home');
      requests[`ActionRequest.${type}`] = { type, revision, payload };
      const answer = keep(`ActionAnswer.${type}`, await ada.ask('/opportunities/home/actions', { method: 'POST', body: requests[`ActionRequest.${type}`], headers: { 'Idempotency-Key': newKey() } }));
      if (answer.status !== 200) throw new Error(`${type}: ${answer.text}`);
    };
    const documents = await look('initial-documentation');
    const refused = { type: 'submit-step', revision: documents.revision, payload: { values: {}, consents: [] } };
    keep('Problem.invalid', await ada.ask('/opportunities/home/actions', { method: 'POST', body: refused, headers: { 'Idempotency-Key': newKey() } }));
    keep('Problem.conflict', await ada.ask('/opportunities/home/actions', { method: 'POST', body: { ...refused, revision: 'older' }, headers: { 'Idempotency-Key': newKey() } }));
    const { id } = await ada.upload('home', 'identity-document', await contractPdf(1), 'identity.pdf');
    keep('FileLink', await ada.ask(`/files/${id}/link`, { method: 'POST' }));

    await stand('draw-roof');
    await look('drawing');
    await act('submit-drawing', { drawing: roof, consents: [] });
    for (const [substate, kind] of [['offer-documents', 'offer-documentation'], ['financing', 'financing-documentation'], ['contract-documents', 'contracts-documentation'], ['installation-documents', 'installation-documentation'], ['study-running', 'none']] as const) {
      await stand(substate);
      await look(kind);
    }
    await stand('site-rules');
    await act('submit-step', { values: {}, consents: consentsTo(await look('conditions')) });
    for (const [type, payload] of [['ask-offer-change', { offer: 'large', text: 'Two more panels?' }], ['decline-offer', { offer: 'large', text: 'Too much' }], ['accept-budget', { offer: 'large' }]] as const) {
      await stand('choose-offer', { offers });
      await act(type, { ...payload, ...(type === 'accept-budget' && { consents: consentsTo(await look('offer')) }) });
      if (type !== 'decline-offer') continue;
      await look('finalization-failed');
      await act('reset-opportunity-process', {});
    }
    await stand('sign-contract', { contracts });
    const signing = await look('contract-signature');
    await act('sign-contract', { contract: 'supply', sha256: (uploaded.json as { sha256: string }).sha256, signature: { way: 'typed', name: 'Ada Rossi' }, consents: consentsTo(signing) });
    await stand('visit', { visit });
    await look('installer-visit');
    await act('ask-visit-change', { visit: 'v1', text: 'Thursday, after four.' });
    await stand('finished');
    await look('finalization-success');
    requests['TicketRequest'] = { kind: 'query', text: 'How long?', opportunity: 'home' };
    keep('Ticket', await ada.ask('/tickets', { method: 'POST', body: requests['TicketRequest'], headers: { 'Idempotency-Key': newKey() } }));
    keep('TicketPage', await ada.ask('/tickets'));
    answers['LiveEvent'] = (await backend.db.selectFrom('events').select('body').where('customer', '=', 'ada').orderBy('id', 'desc').executeTakeFirst())?.body;
    return { answers, requests };
  } finally {
    await backend.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
