import { dirname } from 'node:path';
import { newDatabase, TestBackend, type Database } from '../backend/open-backend.js';
import { saleHelp, saleSettings } from '../fixtures/sale.js';
import type { Target } from './target.js';

/** Two backends on one PostgreSQL and one folder, asked in turn: whatever one of them kept to itself, the other wouldn't know. */
export async function twoBackendsTarget(): Promise<Target & { close(): Promise<void> }> {
  const databaseUrl = await newDatabase();
  const one = await TestBackend.open('PostgreSQL', { databaseUrl });
  const other = await TestBackend.open('PostgreSQL', { databaseUrl, uploads: dirname(one.backend.filePath('x')) });
  await one.put('/company/settings', { ...saleSettings, help: saleHelp });
  for (const id of ['anna', 'bruno']) await one.newCustomer({ id, email: `${id}@example.com` });
  let turn = 0;
  return {
    endpoint: one.endpoint,
    send: (url, init) => fetch(turn++ % 2 === 0 ? url : url.replace(one.endpoint, other.endpoint), init),
    codeFor: async (email) => {
      // whoever was asked for it may be writing it still
      await other.backend.settled();
      return one.code(email);
    },
    put: (record) => other.put(`/company/opportunities/${record.id}`, record),
    close: async () => { await Promise.all([one.close(), other.close()]); },
  };
}

/** The reference backend on a database, as a target; `close` ends it. */
export async function backendTarget(database: Database): Promise<Target & { close(): Promise<void> }> {
  const portal = await TestBackend.open(database);
  await portal.put('/company/settings', { ...saleSettings, help: saleHelp });
  for (const id of ['anna', 'bruno']) await portal.newCustomer({ id, email: `${id}@example.com` });
  return {
    endpoint: portal.endpoint,
    send: (url, init) => fetch(url, init),
    codeFor: (email) => portal.code(email),
    put: (record) => portal.put(`/company/opportunities/${record.id}`, record),
    close: () => portal.close(),
  };
}
