import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import type { Contract, CustomerRecord, FileRef, Flow, OpportunityRecord } from '../../src/protocol/index.js';
import { sha256, type Caller } from '../conformance/caller.js';
import type { TestBackend } from './open-backend.js';

/** A contract as a company makes one: pages of text. */
export async function contractPdf(pages = 1, say = 'Contract'): Promise<Buffer> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (let page = 1; page <= pages; page++) {
    const sheet = document.addPage([595, 842]);
    for (let line = 0; line < 40; line++) sheet.drawText(`${say}, page ${page}, line ${line + 1}`, { x: 60, y: 780 - line * 17, size: 11, font });
  }
  return Buffer.from(await document.save());
}

/** One that asks for a password. */
export async function lockedPdf(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage([300, 300]).drawText('Locked');
  document.encrypt({ userPassword: 'open', ownerPassword: 'own' });
  return Buffer.from(await document.save());
}

/** The sale with a step where contracts are signed, and one after it. */
export function withContracts(flow: Flow): void {
  flow.states.find(({ id }) => id === 'contract')?.substates.push(
    { id: 'sign', name: '45 sign', view: 'contract-signature', publicName: { en: 'Sign', it: 'Firmi' }, conditions: ['privacy'] },
    { id: 'signed', name: '50 signed', view: null, publicName: { en: 'Signed', it: 'Firmato' } },
  );
  flow.externalActions.push({ source: 'customer-portal', action: 'sign-contract', target: 'signed' });
}

export interface Signing {
  readonly anna: Caller;
  readonly customer: CustomerRecord;
  readonly project: string;
  readonly document: Buffer;
  readonly contract: Contract;
}

export const drawn = { way: 'drawn' as const, name: 'Anna Ferri', strokes: [[[0.1, 0.5], [0.4, 0.2], [0.6, 0.7], [0.9, 0.4]], [[0.5, 0.9]]] };
export const wave = drawn.strokes;

/** What the tests of contracts do with a backend. */
export class ContractWorld {
  readonly portal: TestBackend;
  readonly #stored: () => string[];

  /** `stored`: names of all that lies in the store, where that is no folder */
  constructor(portal: TestBackend, stored = () => readdirSync(dirname(portal.backend.filePath('x')))) {
    this.portal = portal;
    this.#stored = stored;
  }

  /** A customer with a contract to sign. */
  async signing(more: Partial<Contract> = {}, { document, substate = 'sign', customer }: { document?: Buffer; substate?: string; customer?: Partial<CustomerRecord> } = {}): Promise<Signing> {
    const { portal } = this;
    const bytes = document ?? await contractPdf();
    const record = await portal.newCustomer(customer);
    const contract = await this.contract(bytes, more);
    const project = await portal.newProject(record.id, { substate, contracts: [contract] });
    const anna = await portal.signIn(record.email ?? '');
    // known only now, or the code would have gone there
    await portal.put(`/company/customers/${record.id}`, { ...record, phone: '+39 333 123 4567' });
    return { anna, customer: record, project, document: bytes, contract };
  }

  async contract(bytes: Buffer, more: Partial<Contract> = {}): Promise<Contract> {
    const id = await this.portal.share(bytes, 'contract.pdf');
    return { id: 'main', number: 'C-17', name: { en: 'Supply contract', it: 'Contratto di fornitura' }, document: { id, name: '', size: 0, type: '' }, ways: ['upload', 'page'], status: 'open', ...more };
  }

  /** What the company writes of a project. */
  put({ customer, project }: Pick<Signing, 'customer' | 'project'>, more: Partial<OpportunityRecord>) {
    return this.portal.company.ask(`/company/opportunities/${project}`, { method: 'PUT', body: { id: project, customer: customer.id, type: 'sale', name: 'Via Verdi 8', substate: 'sign', ...more } });
  }

  async stored(project: string): Promise<Contract[]> {
    return (await this.portal.backend.db.selectFrom('contracts').select('body').where('opportunity', '=', project).orderBy('place').execute()).map(({ body }) => body);
  }

  async substate(project: string): Promise<string> {
    return (await this.portal.backend.db.selectFrom('opportunities').select('substate').where('id', '=', project).executeTakeFirstOrThrow()).substate;
  }

  /** Every file of a project in the database, and the names of all in the store. */
  async files(project: string) {
    const rows = await this.portal.backend.db.selectFrom('files').selectAll().where('opportunity', '=', project).execute();
    const disk = this.#stored().filter((name) => !/\.(json|info)$/.test(name));
    return { rows, disk };
  }

  async bytes({ id }: Pick<FileRef, 'id'>): Promise<Buffer> { return (await this.portal.backend.store.bytes(id)) ?? Buffer.alloc(0); }

  /** The bytes that a caller gets for a file, and its hash; the status when they don't. */
  async download(caller: Caller, id: string, path = '/files/'): Promise<{ status: number; bytes: Buffer; sha256: string }> {
    const response = await fetch(`${caller.endpoint}${path}${id}`, { headers: { Authorization: `Bearer ${caller.token ?? ''}` } });
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, bytes, sha256: sha256(bytes) };
  }
}

/** The evidence that a signed document carries as data. */
export async function evidenceIn(bytes: Buffer): Promise<{ pages: number; evidence: Record<string, unknown> }> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const attached = document.getAttachments().find(({ name }) => name === 'evidence.json');
  return { pages: document.getPageCount(), evidence: JSON.parse(Buffer.from(attached?.data ?? []).toString('utf8')) as Record<string, unknown> };
}
