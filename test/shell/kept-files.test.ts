import { expect } from 'chai';
import { KeptFiles } from '../../src/offline/kept-files.js';
import { BrowserStorage, type KeptUpload } from '../../src/offline/index.js';
import { pdf } from './fake-xhr.js';

const entry = (local: string, more: Partial<KeptUpload> = {}): KeptUpload => ({ local, customer: 'anna', opportunity: 'a1', field: 'bill', name: 'bill.pdf', size: 4000, type: 'application/pdf', lastModified: 1, at: 1, paused: false, sent: 0, ...more });
const names = async (files: KeptFiles, customer = 'anna', opportunity = 'a1'): Promise<string[]> => (await files.list(customer, opportunity)).map(({ local }) => local);

describe('files that are kept', () => {
  let endpoint = '';
  let turn = 0;
  const open = (): KeptFiles => new KeptFiles(new BrowserStorage(), endpoint, `${endpoint} files`);
  beforeEach(() => { endpoint = `https://kept-${++turn}.test`; });
  afterEach(() => open().clear(undefined));

  it('F212 are there for the next page as they were chosen, by customer and project, oldest first', async () => {
    const one = open();
    await one.keep('x', pdf('bill.pdf'));
    await one.write(entry('x', { at: 2, sent: 7, begun: { id: 'u1', address: 'https://kept.test/uploads/u1' } }));
    await one.write(entry('w'));
    await one.write(entry('y', { customer: 'ben' }));
    await one.write(entry('z', { opportunity: 'a2' }));
    const next = open();
    expect(await names(next)).to.deep.equal(['w', 'x']);
    expect((await next.list('anna', 'a1'))[1]).to.deep.equal(entry('x', { at: 2, sent: 7, begun: { id: 'u1', address: 'https://kept.test/uploads/u1' } }));
    const blob = await next.file('x');
    expect([...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))]).to.deep.equal([...new Uint8Array(await pdf('bill.pdf').arrayBuffer())]);
    expect(await next.file('w')).to.equal(undefined);
  });

  it('F212 go one by one, and a customer’s all at once; everybody’s when nobody knows whose they are', async () => {
    const files = open();
    for (const [local, customer] of [['x', 'anna'], ['y', 'anna'], ['z', 'ben']] as const) { await files.keep(local, pdf(local)); await files.write(entry(local, { customer })); }
    await files.remove('x');
    expect([await names(files), await files.file('x')]).to.deep.equal([['y'], undefined]);
    await files.clear('anna');
    expect([await names(files), await names(files, 'ben'), await files.file('y')]).to.deep.equal([[], ['z'], undefined]);
    await files.clear(undefined);
    expect([await names(files, 'ben'), await files.file('z')]).to.deep.equal([[], undefined]);
  });

  it('F212 are not kept beyond what a browser has room for, nor beyond 100 MB', async () => {
    const files = open();
    await files.keep('x', { size: 100_000_001 } as Blob);
    expect(await files.file('x')).to.equal(undefined);
    Object.defineProperty(navigator, 'storage', { configurable: true, value: { estimate: () => Promise.resolve({ quota: 10_000, usage: 5000 }) } });
    try {
      await files.keep('x', pdf('bill.pdf'));
    } finally {
      Reflect.deleteProperty(navigator, 'storage');
    }
    expect(await files.file('x')).to.equal(undefined);
    await files.keep('x', pdf('bill.pdf'));
    expect((await files.file('x'))?.size).to.equal(4000);
  });
});
