import { TestBackend, type Database } from '../backend/open-backend.js';
import { saleHelp, saleSettings } from '../fixtures/sale.js';
import type { Target } from './target.js';

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
