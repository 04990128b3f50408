import { sql } from 'kysely';
import type { Effect } from '../../../src/engine/index.js';
import type { Contract } from '../../../src/protocol/index.js';
import { json, type Db } from './db.js';

type Of<K extends Effect['kind']> = Extract<Effect, { kind: K }>;

/** The contract is signed: its signed document stands beside it. */
export async function signContract(trx: Db, opportunity: string, { contract, way, at, file, signature }: Of<'sign-contract'>): Promise<void> {
  const signed: Partial<Contract> = { status: 'signed', ...(file ? { signed: { file, at, way, name: signature?.name } } : {}) };
  await trx.updateTable('contracts').set({ body: sql`body || ${json(signed)}` }).where('opportunity', '=', opportunity).where('id', '=', contract).execute();
}

/** A signature that doesn't count any more: the contract is open again. */
export async function dropSignature(trx: Db, opportunity: string, { contract, reason, at }: Of<'drop-signature'>): Promise<void> {
  await trx.updateTable('contracts').set({ body: sql`(body - 'signed') || ${json({ status: 'open', dropped: { at, reason } })}` }).where('opportunity', '=', opportunity).where('id', '=', contract).execute();
}
