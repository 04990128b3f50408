import { expect } from 'chai';
import { createHttpClient, type BegunUpload, type PortalClient, type PortalError } from '../../src/client/index.js';
import '../../src/define/index.js';
import { MemoryStorage } from '../../src/offline/storage.js';
import { clean, find, textOf, until } from '../views/fake-store.js';
import { fakeBackend } from './backend.js';
import { choose, fakeXhr, pdf, type Wire } from './fake-xhr.js';
import { fillForm, place, press, smallSale } from './small-sale.js';

describe('uploads', () => {
  let backend: Awaited<ReturnType<typeof fakeBackend>>;
  let wire: Wire;
  let tokens: string[];

  beforeEach(async () => {
    backend = await fakeBackend(smallSale());
    wire = fakeXhr(backend.mock, backend.endpoint);
    tokens = [];
  });
  afterEach(() => { clean(); wire.stop(); backend.stop(); localStorage.clear(); });

  const getToken = (): string => { const token = backend.mock.tokenFor('anna'); tokens.push(token); return token; };
  const field = (element: Element, name = 'bill'): Promise<HTMLElement> => until(() => [...(find(element, 'form')?.querySelectorAll<HTMLElement>('portal-field-file') ?? [])].find((one) => one.getAttribute('name') === name));
  const control = async (element: Element, name?: string): Promise<HTMLInputElement> => { const at = await field(element, name); return until(() => at.shadowRoot?.querySelector<HTMLInputElement>('input[type=file]')); };
  const open = (): HTMLElement => place('portal-view-documentation', (one) => { one.setAttribute('endpoint', backend.endpoint); one.getToken = getToken; });
  const stored = (name: string) => [...backend.mock.state.files.values()].filter((file) => file.name === name);

  it('F212 show how far they are, go on after a cut from where they stood, and reach the step', async () => {
    const element = open();
    await fillForm(element);
    wire.held = true;
    choose(await control(element), pdf('bill.pdf'));
    const progress = await until(() => find(element, 'progress') as HTMLProgressElement | null);
    expect(progress.value).to.equal(0);
    wire.cut = 1500;
    wire.go();
    await until(() => progress.value > 0.3 && progress.value < 1);
    await until(() => textOf(element).includes('bill.pdf') && !find(element, 'progress'));
    expect(wire.log).to.deep.equal(['POST', 'PATCH 0', 'HEAD', 'PATCH 1500']);
    const [file] = stored('bill.pdf');
    expect(file?.finished).to.equal(true);
    expect([...(file?.bytes ?? [])]).to.deep.equal([...new Uint8Array(await pdf('bill.pdf').arrayBuffer())]);
    await press(element, 'button[type=submit]');
    await until(() => find(element, '.receipt'));
    expect(textOf(element)).to.include('bill.pdf');
    expect(backend.mock.state.opportunities.get('a1')?.opportunity.values['bill']).to.deep.include.members([{ id: file?.id, name: 'bill.pdf', size: 4000, type: 'application/pdf', sha256: file?.sha256 }]);
  });

  it('F209 ask for a new token when theirs ran out, and go on', async () => {
    const element = open();
    await control(element);
    wire.held = true;
    choose(await control(element), pdf('bill.pdf'));
    await until(() => wire.log.includes('PATCH 0'));
    for (const token of backend.mock.state.tokens.keys()) backend.mock.state.tokens.delete(token);
    wire.go();
    await until(() => stored('bill.pdf')[0]?.finished);
    expect(wire.log).to.deep.equal(['POST', 'PATCH 0', 'HEAD', 'PATCH 0']);
    expect(wire.bearers).to.deep.equal([tokens[0], tokens[0], tokens[1], tokens[1]]);
  });

  it('F212 that are cancelled leave nothing at the server', async () => {
    const element = open();
    wire.held = true;
    choose(await control(element), pdf('bill.pdf'));
    await until(() => wire.log.includes('PATCH 0'));
    expect(stored('bill.pdf')).to.have.length(1);
    const at = await field(element);
    (await until(() => at.shadowRoot?.querySelector<HTMLElement>('.files button[aria-label^=Cancel]'))).click();
    await until(() => stored('bill.pdf').length === 0);
    await until(() => !textOf(at).includes('bill.pdf'));
    wire.go();
    // and one that is there is taken away again
    choose(await control(element), pdf('other.pdf'));
    await until(() => textOf(at).includes('Uploaded'));
    (await until(() => at.shadowRoot?.querySelector<HTMLElement>('.files button'))).click();
    await until(() => stored('other.pdf').length === 0 && !textOf(at).includes('other.pdf'));
  });

  it('F212 rest when the customer pauses them, and go on from where they stood, also where the browser keeps nothing', async () => {
    const element = open();
    await fillForm(element);
    wire.cut = 1500;
    choose(await control(element), pdf('bill.pdf'));
    const at = await field(element);
    await until(() => stored('bill.pdf')[0]?.bytes.length === 1500);
    const pause = await until(() => at.shadowRoot?.querySelector<HTMLElement>('[aria-label="Pause bill.pdf"]'));
    pause.focus();
    pause.click();
    await until(() => textOf(at).includes('Paused · 2 kB of 4 kB are there'));
    // the same button goes on, and the focus stays on it
    expect([at.shadowRoot?.activeElement === pause, pause.getAttribute('aria-label')]).to.deep.equal([true, 'Go on with bill.pdf']);
    await press(element, 'button[type=submit]');
    await until(() => find(element, '.summary'));
    expect(backend.mock.log.filter((line) => line.endsWith('/actions'))).to.deep.equal([]);
    localStorage.clear();
    wire.log.length = 0;
    pause.click();
    await until(() => textOf(at).includes('Uploaded'));
    expect(wire.log).to.deep.equal(['HEAD', 'PATCH 1500']);
    expect([...(stored('bill.pdf')[0]?.bytes ?? [])]).to.deep.equal([...new Uint8Array(await pdf('bill.pdf').arrayBuffer())]);
  });

  it('F212 that fail say why in their field, hold the step up, and can be tried again', async () => {
    const element = open();
    await fillForm(element);
    backend.mock.fail({ method: 'POST', path: /^\/uploads/, as: 429, code: 'too-many-requests', times: 1 });
    choose(await control(element), pdf('bill.pdf'));
    const at = await field(element);
    const failed = await until(() => at.shadowRoot?.querySelector('.file.failed'));
    expect(textOf(failed)).to.match(/bill\.pdf.*Wait/);
    await press(element, 'button[type=submit]');
    await until(() => find(element, '.summary'));
    expect(backend.mock.log.filter((line) => line.endsWith('/actions'))).to.deep.equal([]);
    ([...failed.querySelectorAll('button')].find((one) => one.textContent?.includes('Try again')))?.click();
    await until(() => textOf(at).includes('Uploaded'));
    expect(stored('bill.pdf')).to.have.length(1);
  });

  it('F212 go two at a time in a field for several', async () => {
    const element = open();
    wire.held = true;
    choose(await control(element, 'photos'), pdf('1.pdf'), pdf('2.pdf'), pdf('3.pdf'));
    await until(() => wire.log.filter((line) => line === 'PATCH 0').length === 2);
    expect(stored('3.pdf')).to.have.length(0);
    wire.go();
    const at = await field(element, 'photos');
    await until(() => at.shadowRoot?.querySelectorAll('.file').length === 3 && !textOf(at).includes('%'));
    await until(() => ['1.pdf', '2.pdf', '3.pdf'].every((name) => stored(name)[0]?.finished));
  });

  describe('of a client', () => {
    const client = (): PortalClient => createHttpClient({ endpoint: backend.endpoint, storage: new MemoryStorage(), getToken });
    const bill = { opportunity: 'a1', field: 'bill' };

    it('F212 go on after the page was left, from where they stood; another field’s are others', async () => {
      const left = new AbortController();
      wire.cut = 1000;
      let begun: BegunUpload | undefined;
      const first = client().upload?.(pdf('bill.pdf'), bill, { signal: left.signal, onBegun: (one) => { begun = one; } }).catch((error: unknown) => error);
      await until(() => stored('bill.pdf')[0]?.bytes.length === 1000);
      left.abort();
      expect(((await first) as PortalError).code).to.equal('aborted');
      wire.log.length = 0;
      await client().upload?.(pdf('bill.pdf'), { ...bill, field: 'photos' }, {});
      expect(wire.log).to.deep.equal(['POST', 'PATCH 0']);
      wire.log.length = 0;
      const sent: number[] = [];
      const ref = await client().upload?.(pdf('bill.pdf'), bill, { begun, onProgress: (bytes) => sent.push(bytes) });
      expect(wire.log).to.deep.equal(['HEAD', 'PATCH 1000']);
      expect(ref).to.deep.equal({ id: stored('bill.pdf').find((one) => one.field === 'bill')?.id, name: 'bill.pdf', size: 4000, type: 'application/pdf' });
      wire.log.length = 0;
      // nothing of it stays with the browser
      expect(Object.keys(localStorage)).to.deep.equal([]);
      await client().upload?.(pdf('bill.pdf'), bill, {});
      expect(wire.log).to.deep.equal(['POST', 'PATCH 0']);
    });

    it('F212 that came torn are taken back and sent again', async () => {
      wire.torn = true;
      const ref = await client().upload?.(pdf('bill.pdf'), bill, {});
      expect(wire.log).to.deep.equal(['POST', 'PATCH 0', 'DELETE', 'POST', 'PATCH 0']);
      const kept = stored('bill.pdf');
      expect([kept.map(({ id }) => id), [...(kept[0]?.bytes ?? [])]]).to.deep.equal([[ref?.id], [...new Uint8Array(await pdf('bill.pdf').arrayBuffer())]]);
    });

    it('F212 that the server doesn’t have any more begin anew; one that it can’t tell of now doesn’t', async () => {
      let begun: BegunUpload | undefined;
      const left = new AbortController();
      wire.cut = 1000;
      const first = client().upload?.(pdf('bill.pdf'), bill, { signal: left.signal, onBegun: (one) => { begun = one; } }).catch(() => undefined);
      await until(() => stored('bill.pdf')[0]?.bytes.length === 1000);
      left.abort();
      await first;
      wire.log.length = 0;
      backend.mock.fail({ method: 'HEAD', path: /^\/uploads/, as: 429, code: 'too-many-requests', times: 1 });
      const error = await client().upload?.(pdf('bill.pdf'), bill, { begun }).catch((one: unknown) => one) as PortalError;
      expect([error.code, wire.log]).to.deep.equal(['too-many-requests', ['HEAD']]);
      backend.mock.state.files.clear();
      wire.log.length = 0;
      await client().upload?.(pdf('bill.pdf'), bill, { begun });
      expect(wire.log).to.deep.equal(['HEAD', 'POST', 'PATCH 0']);
    });

    it('F212 whose part came twice go on from where the server has them', async () => {
      backend.mock.fail({ method: 'PATCH', path: /^\/uploads/, as: 409, code: 'conflict', times: 1 });
      const ref = await client().upload?.(pdf('bill.pdf'), bill, {});
      expect([wire.log, stored('bill.pdf').map(({ id, finished }) => [id, finished])]).to.deep.equal([['POST', 'PATCH 0', 'HEAD', 'PATCH 0'], [[ref?.id, true]]]);
      // what is refused before it begins is refused
      backend.mock.fail({ method: 'POST', path: /^\/uploads/, as: 409, code: 'conflict', times: 1 });
      const error = await client().upload?.(pdf('x.pdf'), bill, {}).catch((one: unknown) => one) as PortalError;
      expect(error.code).to.equal('conflict');
    });

    it('are refused with the error that the server’s status means', async () => {
      for (const [status, code] of [[403, 'forbidden'], [404, 'not-found'], [413, 'too-large'], [415, 'unsupported-type'], [422, 'invalid']] as const) {
        backend.mock.fail({ method: 'POST', path: /^\/uploads/, as: status, code: 'some-code', times: 1 });
        const error = await client().upload?.(pdf('x.pdf'), bill, {}).catch((one: unknown) => one) as PortalError;
        expect([error.name, error.code, error.problem, error.status]).to.deep.equal(['PortalError', code, 'some-code', status]);
      }
    });

    it('that were stopped before they began don’t begin', async () => {
      const error = await client().upload?.(pdf('x.pdf'), bill, { signal: AbortSignal.abort() }).catch((one: unknown) => one) as PortalError;
      expect([error.code, wire.log]).to.deep.equal(['aborted', []]);
    });
  });
});
