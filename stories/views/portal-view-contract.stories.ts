import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { Contract } from '../../src/protocol/index.js';
import type { Mock, MockData } from '../../src/mock/index.js';
import { fixedStates } from '../fixed-states.js';
import { find, press, sees, type } from '../look.js';
import { scene } from '../scene.js';
import { contracts, solarAt } from '../solar.js';

export default { title: 'Views/Contract', component: 'portal-view-contract' } satisfies Meta;

const tag = 'portal-view-contract';
const [first] = contracts;
const at = (...changes: Partial<Contract>[]): MockData => solarAt('sign-contract', { contracts: changes.map((change, i): Contract => ({ ...first!, ...(i > 0 && { id: `contract-${i}` }), ...change })) });
const data = at({});
const ready = async (shown: HTMLElement): Promise<void> => { await find(shown, '[part=sign]'); };
const fixed = fixedStates(tag, {
  data,
  ready,
  empty: { data: solarAt('sign-contract', { contracts: [] }), play: (shown) => sees(shown, 'Your contract will show here as soon as it is ready.') },
});

/** The contract, its document with its fingerprint, and the ways to sign it. */
export const Ready: StoryObj = fixed.ready;
export const Loading: StoryObj = fixed.loading;
export const Empty: StoryObj = fixed.empty;
export const Failed: StoryObj = fixed.failed;
export const Offline: StoryObj = fixed.offline;
export const LongWords: StoryObj = fixed.longWords;
export const RightToLeft: StoryObj = fixed.rightToLeft;
export const Dark: StoryObj = fixed.dark;

/** The substate asks for another view. */
export const Elsewhere: StoryObj = scene(tag, { data: solarAt('initial-documents') }, (shown) => sees(shown, 'There is no contract to sign in this step.'));

const bytes = new TextEncoder().encode('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
/** Gives the contract's document bytes. */
const shelve = (mock: Mock): void => {
  const { document } = first!;
  mock.state.files.set(document.id, { ...document, customer: 'company', opportunity: '', field: '', length: bytes.length, bytes, finished: true });
};
const read = async (shown: HTMLElement): Promise<void> => { await press(shown, 'Read it here'); };
const withoutHash = at({ document: { ...first!.document, sha256: undefined } });

/** The browser's own view of the PDF; a browser without one says so. */
export const Reading: StoryObj = scene(tag, { data: withoutHash, prepare: shelve }, async (shown) => {
  await read(shown);
  await find(shown, 'a', 'Open in a new tab');
});

/** The bytes aren't those that the company named: nothing is shown, nor signed. */
export const AnotherDocument: StoryObj = scene(tag, { data, prepare: shelve }, async (shown) => {
  await read(shown);
  await sees(shown, 'This is not the document that the company names');
});

export const ReadingFailed: StoryObj = scene(tag, { data, prepare: (mock) => mock.fail({ path: /^\/files\//, as: 'offline' }) }, async (shown) => {
  await read(shown);
  await sees(shown, 'The contract could not be loaded.');
});

/** A file that isn't a PDF. */
export const NotReadable: StoryObj = scene(tag, { data: at({ document: { ...first!.document, name: 'contract.docx', type: 'application/msword' } }) }, (shown) => sees(shown, 'isn’t a PDF'));

const choose = async (shown: HTMLElement, value: string): Promise<void> => { (await find(shown, `input[value=${value}]`)).click(); };
const typed = async (shown: HTMLElement): Promise<void> => {
  await choose(shown, 'page');
  await choose(shown, 'typed');
  type(await find(shown, '#signer'), 'Anna Rossi');
};

/** Drawn with finger, pen or mouse. */
export const InThePage: StoryObj = scene(tag, { data: at({ ways: ['page'] }) }, async (shown) => { await find(shown, 'canvas'); });
export const OnAPhone: StoryObj = scene(tag, { data: at({ ways: ['page'] }) }, async (shown) => { await find(shown, 'canvas'); }, { globals: { width: '360' } });
/** The name is the signature. */
export const Typed: StoryObj = scene(tag, { data }, async (shown) => {
  await typed(shown);
  await find(shown, '[part=written]', 'Anna Rossi');
});
/** A picture of it. */
export const Picture: StoryObj = scene(tag, { data: at({ ways: ['page'] }) }, async (shown) => {
  await choose(shown, 'uploaded');
  await find(shown, 'portal-field-file', 'A picture of your signature');
});
/** On paper: downloaded, signed, and the copy uploaded. */
export const OnPaper: StoryObj = scene(tag, { data: at({ ways: ['upload'] }) }, async (shown) => { await find(shown, 'portal-field-file', 'The signed contract'); });
/** The customer goes on to a signature service. */
export const WithAService: StoryObj = scene(tag, { data: at({ ways: ['service'], service: { url: 'https://sign.example/', name: 'Firma Certa' } }) }, async (shown) => { await find(shown, '[part=sign]', 'Go on to Firma Certa'); });
/** A way of a later version. */
export const NoWay: StoryObj = scene(tag, { data: at({ ways: ['telepathy'] }) }, (shown) => sees(shown, 'This contract can’t be signed here.'));

/** Something is missing. */
export const Missing: StoryObj = scene(tag, { data: at({ ways: ['page'] }) }, async (shown) => {
  (await find(shown, '[part=sign]')).click();
  await sees(shown, 'Sign in the box to go on.');
});

/** The conditions hold it up. */
export const ConditionsOwed: StoryObj = scene(tag, { data }, async (shown) => {
  await typed(shown);
  (await find(shown, '[part=sign]')).click();
  await find(shown, 'portal-conditions >>> .error', 'Accept this condition to go on.');
});

/** Design or price have changed since it was signed. */
export const Dropped: StoryObj = scene(tag, { data: at({ dropped: { at: '2026-11-20T10:00:00.000Z', reason: 'design-changed' } }) }, (shown) => sees(shown, 'Your earlier signature no longer counts'));

/** One is signed, one is being signed, one waits, one was withdrawn. */
export const Several: StoryObj = scene(tag, {
  data: at({ status: 'signed', signed: { file: { ...first!.document, name: 'contract (signed).pdf' }, at: '2026-11-20T10:00:00.000Z', way: 'page', name: 'Anna Rossi' } }, { name: 'Maintenance' }, { name: 'Financing' }, { name: 'Insurance', status: 'withdrawn' }),
}, async (shown) => {
  await sees(shown, 'Signed by Anna Rossi');
  await press(shown, 'Sign “Financing”');
  await find(shown, 'form[aria-label="Sign “Financing”"]');
});

/** The company named no step to go to: the reason stands where the button would. */
export const Unavailable: StoryObj = scene(tag, { data: { ...data, flow: { ...data.flow, externalActions: [] } } }, async (shown) => { await find(shown, '[part=reason]', 'help@example.com'); });

const sign = async (shown: HTMLElement): Promise<void> => {
  await typed(shown);
  (await find(shown, 'portal-conditions >>> input')).click();
  (await find(shown, '[part=sign]')).click();
};
const actions = /\/actions$/;

export const Sending: StoryObj = scene(tag, { data, prepare: (mock) => mock.fail({ path: actions, as: 'pending' }) }, async (shown) => {
  await sign(shown);
  await find(shown, 'button[aria-disabled=true]');
});
export const Waiting: StoryObj = scene(tag, { data, prepare: (mock) => mock.fail({ path: actions, as: 'offline' }) }, async (shown) => {
  await sign(shown);
  await find(shown, '[data-send=waiting]', 'Waiting for the network');
});
/** The company has put another document in its place meanwhile. */
export const Refused: StoryObj = scene(tag, { data, prepare: (mock) => mock.fail({ path: actions, as: 422, code: 'contract-changed' }) }, async (shown) => {
  await sign(shown);
  await find(shown, '[data-send=refused]', 'It is another document than the one you read.');
});
/** Taken: number, time, and the signed contract to take along. */
export const Receipt: StoryObj = scene(tag, { data }, async (shown) => {
  await sign(shown);
  await find(shown, '.receipt', 'Your contract is signed. Thank you.');
});
