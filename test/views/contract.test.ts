import { expect } from 'chai';
import '../../src/define/portal-view-contract.js';
import type { Contract } from '../../src/protocol/contract.js';
import type { Opportunity } from '../../src/protocol/opportunity.js';
import type { PortalRequest } from '../../src/store/state.js';
import type { PortalViewContract } from '../../src/views/contract/portal-view-contract.js';
import { expectAccessible } from './accessibility.js';
import { clean, FakeStore, find, mount, textOf, until } from './fake-store.js';
import { condition, contract, receipt, signedFile, withContracts } from './opportunities.js';

const show = (store: FakeStore): Promise<PortalViewContract> => mount<PortalViewContract>('portal-view-contract', store);
const signings = (store: FakeStore): PortalRequest[] => store.asked.filter(({ type }) => type === 'contract-sign');
const button = (view: Element, part: string): HTMLButtonElement | null => find(view, `[part=${part}]`) as HTMLButtonElement | null;
const press = async (view: Element, part: string): Promise<void> => { (await until(() => button(view, part))).click(); };
const choose = async (view: Element, value: string): Promise<void> => { (await until(() => find(view, `input[type=radio][value=${value}]`))).click(); };
const input = (view: Element): Promise<HTMLInputElement> => until(() => find(view, '#signer') as HTMLInputElement | null);

/** One stroke of the pointer across the pad. */
function stroke(canvas: HTMLCanvasElement): void {
  const box = canvas.getBoundingClientRect();
  for (const [kind, x, y] of [['pointerdown', 0.1, 0.5], ['pointermove', 0.5, 0.2], ['pointermove', 0.8, 0.7], ['pointerup', 0.9, 0.5]] as const) {
    const target = kind === 'pointerdown' ? canvas : window;
    target.dispatchEvent(new PointerEvent(kind, { pointerId: 1, isPrimary: true, pressure: 0.5, button: 0, buttons: kind === 'pointerup' ? 0 : 1, bubbles: true, composed: true, cancelable: true, clientX: box.left + x * box.width, clientY: box.top + y * box.height }));
  }
}

function type(control: HTMLInputElement, text: string): void {
  control.value = text;
  control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

const pdf = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
const hashOf = async (text: string): Promise<string> => [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** A store that gives these bytes for every file. */
function holding(value: Opportunity, bytes: string | undefined): FakeStore {
  const store = new FakeStore(value);
  return Object.assign(store, { file: () => Promise.resolve(bytes === undefined ? undefined : new Blob([bytes])) });
}

describe('<portal-view-contract>', () => {
  afterEach(clean);

  it('F30 opens a contract in the browser’s own view, with its bytes checked, and gives it as a download', async () => {
    const file = { ...contract('1').document, sha256: await hashOf(pdf) };
    const store = holding(withContracts([contract('1', { document: file, description: 'Read it well.' })]), pdf);
    const view = await show(store);
    for (const words of ['Contract 1', 'Contract C-1', 'Read it well.', 'contract.pdf', '412 kB']) expect(textOf(await until(() => find(view, '.contract')))).to.include(words);
    expect(find(view, 'iframe') === null).to.equal(true);
    await press(view, 'read');
    const link = await until(() => find(view, 'a[href^="blob:"]') as HTMLAnchorElement | null);
    const frame = find(view, 'iframe') as HTMLIFrameElement | null;
    // a browser without a view of PDFs says so, and never shows an empty frame
    expect(frame ? frame.src.split('#')[0] : textOf(find(view, '[data-viewer=none]')!)).to.equal(frame ? link.href : 'This browser doesn’t show the contract within the page. Open it in a new tab, or download it.');
    expect((await (await fetch(link.href)).blob()).type).to.equal('application/pdf');
    expect(textOf(find(view, '.fingerprint')!)).to.include(`${file.sha256.slice(0, 8)} … ${file.sha256.slice(-8)}`).and.to.include('Checked: what you see here has this fingerprint.').and.to.include(file.sha256);
    await press(view, 'download');
    await until(() => store.asked.length === 1);
    expect(store.asked).to.deep.equal([{ type: 'file-download', file }]);
    await press(view, 'read');
    await until(() => !find(view, 'a[href^="blob:"]'));
    // another process of the browser forgets it, in its own time
    while (await fetch(link.href).then(() => true, () => false)) await new Promise((done) => { setTimeout(done, 16); });
    await expectAccessible(view, true);
  });

  it('doesn’t show what has another hash than the company named, nor have it signed', async () => {
    const view = await show(holding(withContracts([contract('1', { document: { ...contract('1').document, sha256: await hashOf('another') } })]), pdf));
    await press(view, 'read');
    await until(() => textOf(view).includes('This is not the document that the company names'));
    expect([find(view, 'iframe'), find(view, 'a[href^="blob:"]'), button(view, 'sign')]).to.deep.equal([null, null, null]);
    expect(textOf(view)).to.include('help@example.com');
    // closed, it is still said why nothing can be signed
    await press(view, 'read');
    await until(() => !find(view, '[part=read][aria-expanded=true]'));
    expect(textOf(view)).to.include('This is not the document that the company names');
    expect(button(view, 'sign') === null).to.equal(true);
    await expectAccessible(view);
  });

  it('says when the bytes don’t come, or are no PDF, and tries again', async () => {
    const value = withContracts([contract('1', { document: { ...contract('1').document, sha256: undefined } })]);
    const store = holding(value, undefined);
    const view = await show(store);
    await press(view, 'read');
    const failed = await until(() => find(view, '[data-reading=failed]'));
    expect(textOf(failed)).to.include('The contract could not be loaded.');
    await expectAccessible(view);
    Object.assign(store, { file: () => Promise.resolve(new Blob(['<!doctype html><script>alert(1)</script>'], { type: 'text/html' })) });
    failed.querySelector('button')?.click();
    await until(() => textOf(view).includes('This contract can’t be read here'));
    expect(find(view, 'a[href^="blob:"]') === null).to.equal(true);
    clean();
    const other = await show(new FakeStore(withContracts([contract('1', { document: { ...contract('1').document, type: 'image/png' } })])));
    await until(() => textOf(other).includes('isn’t a PDF'));
    expect([button(other, 'read'), button(other, 'sign')]).to.deep.equal([null, null]);
    expect(textOf(other)).to.include('help@example.com');
  });

  it('takes a signature drawn with the pointer: its strokes as shares of the box, with the name', async () => {
    const store = new FakeStore(withContracts([contract('1', { ways: ['page'] })]));
    const view = await show(store);
    type(await input(view), '  Anna Ferri ');
    const canvas = await until(() => { const found = find(view, 'canvas') as HTMLCanvasElement | null; return found && found.width > 310 && found; });
    await until(() => { stroke(canvas); return store.asked.some((one) => one.type === 'work-change' && 'strokes' in (one.value as object) && (one.value as { strokes: unknown[] }).strokes.length > 0); });
    await until(() => find(view, '.again'));
    await press(view, 'sign');
    await until(() => signings(store).length === 1);
    const [asked] = signings(store) as [PortalRequest & { type: 'contract-sign' }];
    expect(asked).to.deep.include({ contract: '1', sha256: contract('1').document.sha256, language: 'en' });
    expect(asked.signature).to.deep.include({ way: 'drawn', name: 'Anna Ferri' });
    const points = asked.signature?.strokes?.flat() ?? [];
    expect(points.length).to.be.greaterThan(1);
    for (const [x = -1, y = -1] of points) expect(x >= 0 && x <= 1 && y >= 0 && y <= 1).to.equal(true);
    expect(Math.abs((points[0]?.[0] ?? 0) - 0.1)).to.be.lessThan(0.02);
    await expectAccessible(view, true);
    find(view, '.again')?.click();
    await until(() => find(view, '.here'));
  });

  it('takes a typed name by keyboard alone, and asks nothing twice', async () => {
    const store = new FakeStore(withContracts([contract('1', { ways: ['page'] })]));
    const view = await show(store);
    await choose(view, 'typed');
    const name = await input(view);
    type(name, 'Anna Ferri');
    await until(() => textOf(find(view, '[part=written]')!) === 'Anna Ferri');
    name.form?.requestSubmit();
    await until(() => signings(store).length === 1);
    expect(signings(store)).to.deep.equal([{ type: 'contract-sign', contract: '1', sha256: contract('1').document.sha256, signature: { way: 'typed', name: 'Anna Ferri' }, language: 'en' }]);
    store.patch({ send: { status: 'sending', type: 'sign-contract', key: 'k' } });
    (await until(() => find(view, '[part=sign][aria-disabled=true]'))).click();
    await view.updateComplete;
    expect(signings(store).length).to.equal(1);
    await expectAccessible(view);
  });

  it('keeps what was begun with the draft, and shows it again', async () => {
    const store = new FakeStore(withContracts([contract('1', { ways: ['page'] })]));
    const view = await show(store);
    type(await input(view), 'Anna');
    await choose(view, 'typed');
    await until(() => store.state.step.work['contract.1']);
    expect(store.state.step.work['contract.1']).to.deep.include({ name: 'Anna', how: 'typed', way: 'page' });
    clean();
    const again = new FakeStore(withContracts([contract('1', { ways: ['page'] })]));
    again.patch({ step: { ...again.state.step, work: { 'contract.1': { way: 'page', how: 'drawn', name: 'Anna', strokes: [[[0.1, 0.1], [0.9, 0.9]]] } } } });
    const shown = await show(again);
    expect((await input(shown)).value).to.equal('Anna');
    await until(() => find(shown, '.again'));
    const canvas = find(shown, 'canvas') as HTMLCanvasElement;
    // drawn again: ink on the paper, and still known after the element has moved on the page
    await until(() => canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data.some((byte, i) => i % 4 === 0 && byte < 100));
    shown.parentElement!.prepend(document.createElement('p'), shown);
    await until(() => { stroke(canvas); return (again.state.step.work['contract.1'] as { strokes: unknown[] }).strokes.length > 1; });
    expect((again.state.step.work['contract.1'] as { strokes: number[][][] }).strokes[0]?.[0]?.[0]).to.be.closeTo(0.1, 0.02);
  });

  it('names what is missing, and brings the focus there', async () => {
    const store = new FakeStore(withContracts([contract('1')]));
    const view = await show(store);
    const focused = (): string => (view.shadowRoot?.activeElement as HTMLElement | null)?.dataset['at'] ?? view.shadowRoot?.activeElement?.localName ?? '';
    await press(view, 'sign');
    await until(() => textOf(view).includes('Choose an answer to go on.') && focused() === 'way');
    await choose(view, 'page');
    await input(view);
    await press(view, 'sign');
    await until(() => textOf(view).includes('Enter this to go on.') && textOf(view).includes('Sign in the box to go on.') && focused() === 'name');
    await expectAccessible(view, true);
    type(await input(view), 'Anna Ferri');
    await view.updateComplete;
    await press(view, 'sign');
    await until(() => !textOf(view).includes('Enter this to go on.') && focused() === 'signature');
    await choose(view, 'uploaded');
    await until(() => find(view, 'portal-field-file'));
    await press(view, 'sign');
    await until(() => textOf(view).includes('Add a file to go on.'));
    await choose(view, 'upload');
    await until(() => textOf(view).includes('upload all its pages as one PDF'));
    await press(view, 'sign');
    await until(() => textOf(view).includes('Add a file to go on.') && focused() === 'portal-field-file');
    expect(signings(store)).to.deep.equal([]);
    await expectAccessible(view);
  });

  it('F31 sends the signed copy, and says in its own words why one wasn’t taken', async () => {
    const store = new FakeStore(withContracts([contract('1', { ways: ['upload'] })]));
    const view = await show(store);
    await until(() => find(view, 'portal-field-file'));
    const upload = { local: 'l1', field: 'contract.1', name: 'scan.pdf', size: 1000, type: 'application/pdf', sent: 1000 };
    for (const [problem, words] of [['pdf-encrypted', 'This PDF is protected by a password.'], ['pdf-damaged', 'didn’t arrive whole']] as const) {
      store.patch({ uploads: [{ ...upload, status: 'failed', failure: { code: 'invalid', problem, errors: [] } }] });
      await until(() => textOf(view).includes(words));
      await until(() => store.asked.some((one) => one.type === 'file-remove' && one.file === 'l1'));
      store.patch({ uploads: [] });
      await view.updateComplete;
      expect(textOf(view)).to.include(words).and.not.to.include('Check this, please.');
    }
    await expectAccessible(view);
    store.patch({ uploads: [{ ...upload, status: 'sending', sent: 10 }] });
    await until(() => !textOf(view).includes('didn’t arrive whole'));
    store.patch({ uploads: [], step: { ...store.state.step, values: { 'contract.1': [{ id: 'up-1', name: 'scan.pdf', size: 1000, type: 'application/pdf' }] } } });
    await until(() => textOf(view).includes('scan.pdf'));
    await press(view, 'sign');
    await until(() => signings(store).length === 1);
    expect(signings(store)).to.deep.equal([{ type: 'contract-sign', contract: '1', sha256: contract('1').document.sha256, file: 'up-1', language: 'en' }]);
  });

  it('F46 is held up by the conditions, which stand right before the button', async () => {
    const store = new FakeStore(withContracts([contract('1', { ways: ['page'] })], { conditions: [condition('privacy')] }));
    const view = await show(store);
    await choose(view, 'typed');
    type(await input(view), 'Anna Ferri');
    await until(() => find(view, 'input[type=checkbox]'));
    await press(view, 'sign');
    await until(() => view.shadowRoot?.activeElement?.localName === 'portal-conditions');
    expect([store.asked.at(-1)?.type, signings(store)]).to.deep.equal(['step-check', []]);
    (find(view, 'input[name=privacy]') as HTMLElement).click();
    await until(() => store.state.step.consents.length === 1);
    await press(view, 'sign');
    await until(() => signings(store).length === 1);
  });

  it('shows several: one is signed at a time, each as it stands', async () => {
    const store = new FakeStore(withContracts([contract('1', { status: 'signed', signed: { file: signedFile, at: '2026-11-24T12:10:00.000Z', way: 'page', name: 'Anna Ferri' } }), contract('2', { ways: ['page'] }), contract('3', { ways: ['upload'] }), contract('4', { status: 'withdrawn' }), contract('5', { status: 'of-a-later-version' })]));
    const view = await show(store);
    const cards = await until(() => { const found = [...view.shadowRoot!.querySelectorAll('.contract')]; return found.length === 5 && found; });
    expect(cards.map((card) => Boolean(card.querySelector('form')))).to.deep.equal([false, true, false, false, false]);
    expect(textOf(cards[0]!)).to.include('Signed by Anna Ferri on November 24, 2026').and.to.include('The signed contract').and.to.include('contract (signed).pdf');
    expect(textOf(cards[3]!)).to.include('Withdrawn by the company');
    ([...cards[2]!.querySelectorAll('button')].at(-1) as HTMLElement).click();
    await until(() => cards[2]!.querySelector('form') && !cards[1]!.querySelector('form'));
    await expectAccessible(view, true);
  });

  for (const [reason, words] of [['design-changed', 'The design of your installation has changed'], ['price-changed', 'The price has changed'], ['document-changed', 'The company has replaced the contract'], ['Your roof is larger.', 'Your roof is larger.'], ['of-a-later-version', 'ask the company what has changed'], ['constructor', 'ask the company what has changed']] as const) {
    it(`tells that an earlier signature no longer counts: ${reason}`, async () => {
      const view = await show(new FakeStore(withContracts([contract('1', { dropped: { at: '2026-11-24T12:10:00.000Z', reason } })])));
      const notice = await until(() => find(view, '[part=dropped]'));
      expect(textOf(notice)).to.include('Your earlier signature no longer counts').and.to.include(words);
      await expectAccessible(view);
    });
  }

  it('F205 says why nothing can be signed, and whom to ask', async () => {
    const unavailable = (code: string): Partial<Opportunity> => ({ actions: [{ type: 'sign-contract', available: false, reason: { code } }] });
    for (const [contracts, more, words] of [
      [[], unavailable('no-contract'), 'Your contract will show here as soon as it is ready.'],
      [[contract('1', { status: 'signed' })], unavailable('nothing-to-sign'), 'There is nothing left to sign'],
      [[contract('1')], unavailable('no-target'), 'The company hasn’t said what comes next'],
      [[contract('1', { ways: ['telepathy'] })], {}, 'This contract can’t be signed here.'],
      [[contract('1', { ways: ['service'], service: { url: 'javascript:alert(1)' } })], {}, 'This contract can’t be signed here.'],
    ] as [Contract[], Partial<Opportunity>, string][]) {
      const view = await show(new FakeStore(withContracts(contracts, more)));
      await until(() => textOf(view).includes(words));
      expect(button(view, 'sign') === null).to.equal(true);
      if (contracts.length > 0) expect(textOf(view)).to.include('help@example.com');
      await expectAccessible(view);
      clean();
    }
  });

  it('says in words of its own what the server refused', async () => {
    const store = new FakeStore(withContracts([contract('1')]));
    const view = await show(store);
    await until(() => button(view, 'sign'));
    for (const [problem, words] of [['contract-changed', 'It is another document than the one you read.'], ['contract-signed', 'This contract is signed already'], ['picture-unreadable', 'The picture of your signature can’t be read']] as const) {
      store.patch({ send: { status: 'refused', type: 'sign-contract', failure: { code: 'invalid', problem, errors: [] } } });
      await until(() => textOf(view).includes(words));
    }
  });

  it('shows the receipt with the signed contract to read and to take along', async () => {
    const store = holding(withContracts([contract('1')]), pdf);
    const view = await show(store);
    await until(() => button(view, 'sign'));
    const file = { ...signedFile, sha256: await hashOf(pdf) };
    store.patch({ send: { status: 'accepted', type: 'sign-contract', receipt: receipt({ type: 'sign-contract', files: [file] }) } });
    const page = await until(() => find(view, '.receipt'));
    for (const words of ['Your contract is signed. Thank you.', 'R-2026-000042', 'contract (signed).pdf', 'We order the panels.']) expect(textOf(page)).to.include(words);
    await press(view, 'read');
    await until(() => textOf(view).includes('Checked: what you see here has this fingerprint.'));
    await press(view, 'download');
    await until(() => store.asked.some((one) => one.type === 'file-download' && one.file.id === signedFile.id));
    await expectAccessible(view, true);
  });
});
