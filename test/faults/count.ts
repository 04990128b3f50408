import { existsSync, readFileSync } from 'node:fs';
import type { Contract, FileRef } from '../../src/protocol/index.js';
import { sha256 } from '../e2e/person.js';
import type { Db } from '../../demo/backend/src/db.js';
import type { Harm, Run } from './run.js';

/** A database and the files beside it. */
export interface Held { readonly db: Db; filePath(id: string): string }
export type Counted = Pick<Run, 'customer' | 'action' | 'words' | 'paper'>;

const refs = (value: unknown): FileRef[] => (Array.isArray(value) ? (value as FileRef[]) : []);

/** How often the action arrived, as the database has it. */
export async function arrived({ customer, action }: Counted, { db }: Held): Promise<number> {
  const rows = await db.selectFrom('audit').select('action').where('customer', '=', customer.id).execute();
  return rows.filter((row) => row.action === action).length;
}

/** What the database and the upload store hold of a customer, held against what they did: the action once and whole, and nothing besides. */
export async function count({ customer, action, words, paper }: Counted, { db, filePath }: Held): Promise<Harm[]> {
  const harm: Harm[] = [];
  const say = (kind: Harm['kind'], what: string): void => { harm.push({ kind, what }); };
  const once = (what: string, found: number, wanted = 1): void => {
    if (found !== wanted) say(found < wanted ? 'lost' : 'doubled', `${what}: ${found} instead of ${wanted}`);
  };
  /** The bytes in the store are those that the database speaks of, and those that the page chose. */
  const whole = (file: FileRef, wanted?: string): void => {
    const path = filePath(file.id);
    const hash = existsSync(path) ? sha256(readFileSync(path)) : 'none';
    if (hash !== file.sha256 || (wanted !== undefined && hash !== wanted)) say('torn', `the bytes of ${file.name}`);
  };
  const whose = <T extends string>(column: T) => [column, '=', customer.project] as const;

  const audit = await db.selectFrom('audit').selectAll().where('customer', '=', customer.id).execute();
  once(`${action} in the audit`, audit.filter((row) => row.action === action).length);
  once('other actions', audit.filter((row) => row.action !== action).length, 0);
  const numbers = audit.map(({ detail }) => Object.values(detail as Record<string, unknown>).find((value) => typeof value === 'string' && /^[RQI]-\d/.test(value)));
  once('receipts', new Set(numbers).size);
  const taken = await db.selectFrom('keys').select('key').where('customer', '=', customer.id).where('status', '=', 200).execute();
  once('keys that were accepted', taken.length);
  const opportunity = await db.selectFrom('opportunities').selectAll().where('id', '=', customer.project).executeTakeFirstOrThrow();
  const consents = await db.selectFrom('consents').select('condition').where(...whose('opportunity')).execute();
  once('consents', consents.length, action === 'submit-step' || action === 'sign-contract' ? 1 : 0);
  const moves = { 'submit-step': 'initial-review', 'accept-budget': 'contract-documents', 'submit-drawing': 'offer-documents', 'sign-contract': 'contract-signed', 'ask-visit-change': 'visit', ticket: 'installing' };
  if (audit.length > 0 && opportunity.substate !== moves[action]) say('torn', `it stands at ${opportunity.substate}`);
  once('places in the history', opportunity.history.length, action === 'ask-visit-change' || action === 'ticket' ? 1 : 2);

  switch (action) {
    case 'submit-step': {
      if (opportunity.held['remarks'] !== words) say('lost', 'what was typed');
      const files = refs(opportunity.held['identity-document']);
      once('files of the step', files.length);
      for (const file of files) whole(file, sha256(paper.buffer));
      break;
    }
    case 'accept-budget': {
      const accepted = await db.selectFrom('offers').select('id').where(...whose('opportunity')).where('status', '=', 'accepted').execute();
      once('offers that were accepted', accepted.length);
      break;
    }
    case 'submit-drawing': {
      once('faces of the roof', opportunity.drawing?.features.length ?? 0);
      break;
    }
    case 'sign-contract': {
      const contracts = await db.selectFrom('contracts').select('body').where(...whose('opportunity')).execute();
      const signed = contracts.flatMap(({ body }: { body: Contract }) => (body.status === 'signed' && body.signed ? [body.signed] : []));
      once('contracts that are signed', signed.length);
      for (const { file } of signed) whole(file);
      break;
    }
    case 'ask-visit-change': {
      once('wishes for another time', opportunity.asked.filter(({ text }) => text === words).length);
      break;
    }
    case 'ticket': {
      const tickets = await db.selectFrom('tickets').select('body').where('customer', '=', customer.id).execute();
      once('questions', tickets.filter(({ body }) => body.text === words).length);
      once('other questions', tickets.filter(({ body }) => body.text !== words).length, 0);
      break;
    }
  }
  return harm;
}
