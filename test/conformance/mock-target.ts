import { Mock } from '../../src/mock/mock.js';
import { sale, saleHelp, saleSettings } from '../fixtures/sale.js';
import type { Target } from './target.js';

/** The mock as a target. */
export async function mockTarget(): Promise<Target> {
  const customers = ['anna', 'bruno'].map((id) => ({ id, name: id, email: `${id}@example.com`, portal: true }));
  const mock = await Mock.create({ flow: sale, settings: { ...saleSettings, help: saleHelp }, customers, opportunities: [], companyToken: 'company-token' });
  const endpoint = 'https://mock.example/portal';
  const send = (url: string, init: RequestInit) => mock.fetch(new Request(url, init), endpoint);
  return {
    endpoint,
    send,
    codeFor: (email) => Promise.resolve(mock.state.mailbox.findLast(({ to }) => to === email)?.code ?? ''),
    async put(record) {
      const answer = await send(`${endpoint}/company/opportunities/${record.id}`, { method: 'PUT', headers: { Authorization: 'Bearer company-token', 'Content-Type': 'application/json' }, body: JSON.stringify(record) });
      if (!answer.ok) throw new Error(`the mock answered ${answer.status}`);
    },
  };
}
