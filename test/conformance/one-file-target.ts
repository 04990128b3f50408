import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { oneFileBackend } from '../../demo/one-file/backend.mjs';
import { sale, saleSettings } from '../fixtures/sale.js';
import type { Target } from './target.js';

/** The backend of one file as a target; `file` is where it keeps everything. */
export async function oneFileTarget(file?: string): Promise<Target & { close(): Promise<void> }> {
  const { server, tokenFor } = oneFileBackend({ flow: sale, settings: saleSettings, customers: ['anna', 'bruno'].map((id) => ({ id, name: id })), file, secret: 'secret of the tests', companyToken: 'company-token' });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const endpoint = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    send: (url, init) => fetch(url, init),
    tokenFor: (email) => Promise.resolve(tokenFor(email.split('@')[0] ?? '')),
    codeFor: () => Promise.reject(new Error('customers come with a token')),
    async put(record) {
      const answer = await fetch(`${endpoint}/company/opportunities/${record.id}`, { method: 'PUT', headers: { Authorization: 'Bearer company-token', 'Content-Type': 'application/json' }, body: JSON.stringify(record) });
      if (!answer.ok) throw new Error(`the backend answered ${answer.status}`);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
