import { sql } from 'kysely';
import type { Session, Settings } from '../../src/protocol/index.js';
import { accepted, Caller, consentsTo } from '../conformance/caller.js';
import { pdfBytes } from '../fixtures/bytes.js';
import { saleHelp, saleSettings } from '../fixtures/sale.js';
import { contractPdf } from './contract-world.js';
import type { TestBackend } from './open-backend.js';

/** Every kind of who may ask. There is no preview: nobody looks at a customer's portal in their place. */
export const callers = ['nobody', 'garbage', 'another customer', 'signed out', 'revoked', 'expired', 'switched off', 'unit without portal', 'holder of a link', 'company', 'signature service'] as const;
export type Kind = (typeof callers)[number];

export interface Ids {
  readonly customer: string;
  readonly project: string;
  /** in a value */
  readonly file: string;
  /** uploaded, and in nothing yet */
  readonly upload: string;
  /** begun, and not at its end */
  readonly begun: string;
  /** in a query */
  readonly ticketFile: string;
  /** of the company, in an offer */
  readonly offerFile: string;
  /** of the company, to be signed */
  readonly contractFile: string;
  /** made when a contract was signed */
  readonly signedFile: string;
  readonly key: string;
  readonly ticketKey: string;
}

/** Anna's data, and who tries to get at them. */
export interface Planted {
  readonly anna: Ids;
  /** the other customer's own */
  readonly own: { readonly customer: string; readonly project: string };
  readonly as: Readonly<Record<Kind, Caller>>;
  /** the newest event before any of it */
  readonly event: string;
  /** what a link to one of Anna's files ends with, once it was used */
  readonly link: string;
  /** the first of Anna's that a text has in it */
  leakIn(text: string): string | undefined;
}

/** A business unit that the portal isn't contracted for is any other than this one. */
export const settings: Settings = { ...saleSettings, help: saleHelp, units: { north: {} } };
const amount = 987_654_321;
let worlds = 0;

/** Plants Anna's data anew: every text of it says so, and what chance made is remembered. */
export async function plant(portal: TestBackend): Promise<Planted> {
  const n = `${process.pid}-${++worlds}`;
  const named = (who: string, more: object = {}) => portal.newCustomer({ id: `${who}-${n}`, email: `${who}-${n}@example.com`, name: who, ...more });
  const signIn = (who: string): Promise<Session> => portal.session(`${who}-${n}@example.com`);
  const as = ({ token }: Session): Caller => new Caller(portal.endpoint, token);

  const { rows: [newest] } = await sql<{ id: string }>`select coalesce(max(id), 0)::text as id from events`.execute(portal.backend.db);
  await named('quetzal', { name: `Quetzal of ${n}` });
  const expired = await signIn('quetzal');
  portal.pass(16 * 60_000);
  const [session, gone, stolen] = [await signIn('quetzal'), await signIn('quetzal'), await signIn('quetzal')];
  const anna = as(session);
  const offerFile = await portal.share(pdfBytes('quetzal'), 'quetzal-offer.pdf');
  const contractFile = await portal.share(await contractPdf(1, 'quetzal'), 'quetzal-contract.pdf');
  const project = `quetzal-home-${n}`;
  await portal.put(`/company/opportunities/${project}`, {
    id: project, customer: `quetzal-${n}`, type: 'sale', name: 'Quetzal street 8', substate: 'send-documents', values: { advisor: 'Quetzal Neri' },
    offers: [{ id: 'quetzal-offer', name: 'Quetzal offer', price: { amount, currency: 'EUR' }, lines: [], attachments: [{ id: offerFile, name: 'x', size: 1, type: 'application/pdf' }], status: 'open' }],
    contracts: [{ id: 'quetzal-contract', name: 'Quetzal contract', document: { id: contractFile, name: 'x', size: 1, type: 'application/pdf' }, ways: ['page'], status: 'open' }],
    visit: { id: 'quetzal-visit', installer: { name: 'Quetzal Marco', phone: '+39 333 987 6543' } },
  });
  const upload = async (field: string, on = project): Promise<string> => (await anna.upload(on, field, pdfBytes(`quetzal ${field}`), `quetzal-${field}.pdf`)).id;
  const file = await upload('identity');
  const view = await anna.opportunity(project);
  const key = `quetzal-key-${n}`;
  const taken = accepted(await anna.act(project, 'submit-step', { values: { 'tax-id': 'QUETZAL80A41', note: 'quetzal note', identity: [{ id: file, name: 'x', size: 1, type: 'application/pdf' }] }, consents: consentsTo(view) }, { key }));
  // back at the first step, so that there is something to upload to and to draft
  await portal.put(`/company/opportunities/${project}`, { id: project, customer: `quetzal-${n}`, type: 'sale', name: 'Quetzal street 8', substate: 'send-documents' });
  const [free, ticketFile, begun] = [await upload('identity'), await upload('ticket'), (await anna.create(project, 'identity', 5000, 'quetzal-begun.pdf')).id];
  const ticketKey = `quetzal-ticket-${n}`;
  const ticket = await anna.ask('/tickets', { method: 'POST', body: { kind: 'query', opportunity: project, text: 'Quetzal asks', files: [ticketFile] }, headers: { 'Idempotency-Key': ticketKey } });
  await anna.ask(`/opportunities/${project}/draft`, { method: 'PUT', body: { substate: 'send-documents', definition: 'quetzal', values: { note: 'quetzal draft' }, consents: [], savedAt: '2026-01-01T00:00:00.000Z' } });
  const signedFile = `quetzal-signed-${n}`;
  await portal.backend.db.insertInto('files').values({ id: signedFile, customer: null, opportunity: project, field: null, name: 'quetzal-signed.pdf', size: 5, type: 'application/pdf', sha256: null, finished: true, created_at: new Date(portal.now) }).execute();
  const { url } = (await anna.ask(`/files/${file}/link`, { method: 'POST' })).json as { url: string };
  await portal.nobody.ask(`/${url}`);
  await as(gone).ask('/session', { method: 'DELETE' });
  await portal.backend.db.updateTable('sessions').set({ revoked: true }).where('family', '=', stolen.token.split('.')[1] ?? '').execute();

  await named('bruno');
  const bruno = await signIn('bruno');
  await named('off', { name: 'Quetzal, off' });
  const off = await signIn('off');
  await portal.put(`/company/customers/off-${n}`, { id: `off-${n}`, name: 'Quetzal, off', email: `off-${n}@example.com`, portal: false });
  await named('unit');
  const unit = await signIn('unit');
  await portal.put(`/company/customers/unit-${n}`, { id: `unit-${n}`, name: 'Quetzal, elsewhere', email: `unit-${n}@example.com`, unit: 'south', portal: true });
  const own = `own-${n}`;
  await portal.put(`/company/opportunities/${own}`, { id: own, customer: `bruno-${n}`, type: 'sale', name: 'x', substate: 'send-documents' });

  const chance = [file, free, begun, ticketFile, offerFile, contractFile, taken.receipt.number, (ticket.json as { number: string }).number, session.token, session.refreshToken, String(amount), url.split('=')[1] ?? ''];
  return {
    anna: { customer: `quetzal-${n}`, project, file, upload: free, begun, ticketFile, offerFile, contractFile, signedFile, key, ticketKey },
    own: { customer: `bruno-${n}`, project: own },
    event: newest?.id ?? '0',
    link: url.split('?')[1] ?? '',
    as: {
      nobody: portal.nobody, garbage: new Caller(portal.endpoint, 'a.garbage.1.9999999999999.x'), 'another customer': as(bruno), 'signed out': as(gone), revoked: as(stolen), expired: as(expired),
      'switched off': as(off), 'unit without portal': as(unit), 'holder of a link': portal.nobody, company: portal.company, 'signature service': new Caller(portal.endpoint, 'secret-of-the-service'),
    },
    leakIn: (text) => /quetzal[^"\s]*/i.exec(text)?.[0] ?? chance.find((one) => text.includes(one)),
  };
}
