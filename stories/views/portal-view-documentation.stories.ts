import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { waitFor } from 'storybook/test';
import { BrowserStorage, Drafts, Tabs } from '../../src/offline/index.js';
import type { Flow } from '../../src/protocol/index.js';
import { fixedStates } from '../fixed-states.js';
import { choose, find, sees, type } from '../look.js';
import { scene, type Scene } from '../scene.js';
import { solarAt, withSubstate } from '../solar.js';

export default { title: 'Views/Documentation', component: 'portal-view-documentation' } satisfies Meta;

const tag = 'portal-view-documentation';
const data = solarAt('initial-documents');
const send = (shown: HTMLElement): Promise<HTMLElement> => find(shown, '.submit button');
const ready = async (shown: HTMLElement): Promise<void> => { await send(shown); };
const fixed = fixedStates(tag, {
  data,
  ready,
  empty: { data: solarAt('study-running'), play: (shown) => sees(shown, 'Nothing is asked of you here now.') },
});

/** Information and documents of the first step, with its conditions. */
export const Ready: StoryObj = fixed.ready;
export const Loading: StoryObj = fixed.loading;
/** The substate asks for something else. */
export const Empty: StoryObj = fixed.empty;
export const Failed: StoryObj = fixed.failed;
export const Offline: StoryObj = fixed.offline;
export const LongWords: StoryObj = fixed.longWords;
export const RightToLeft: StoryObj = fixed.rightToLeft;
export const Dark: StoryObj = fixed.dark;

/** The same element for each of the five documentation views. */
export const ForTheOffer: StoryObj = scene(tag, { data: solarAt('offer-documents') }, ready);
export const ForTheFinancing: StoryObj = scene(tag, { data: solarAt('financing') }, ready);
export const ForTheContract: StoryObj = scene(tag, { data: solarAt('contract-documents') }, ready);
export const ForTheInstallation: StoryObj = scene(tag, { data: solarAt('installation-documents') }, ready);

/** Sent with everything missing: the summary takes the focus, and each line leads to its field. */
export const Faults: StoryObj = scene(tag, { data: solarAt('initial-documents', { values: {} }) }, async (shown) => {
  (await send(shown)).click();
  await find(shown, '.summary', 'things are missing');
  await find(shown, 'portal-conditions >>> .error');
});

/** A step with two fields and a condition, for the stories of what happens when it is sent. */
const small = withSubstate(solarAt('offer-documents', { values: {} }), 'offer-documents', { placements: [{ field: 'annual-consumption', required: true }, { field: 'remarks' }, { field: 'electricity-bill' }], conditions: ['privacy'] });

async function fill(shown: HTMLElement): Promise<void> {
  type(await find(shown, 'portal-field-number >>> input'), '4200');
  (await find(shown, 'portal-conditions >>> input')).click();
  await sees(shown, 'Saved on this device');
}

async function fillAndSend(shown: HTMLElement): Promise<void> {
  await fill(shown);
  (await send(shown)).click();
}

const actions = /\/actions$/;

/** On its way: nothing can be changed. */
export const Sending: StoryObj = scene(tag, { data: small, prepare: (mock) => mock.fail({ path: actions, as: 'pending' }) }, async (shown) => {
  await fillAndSend(shown);
  await find(shown, '.submit button[aria-disabled=true]', 'Sending');
});

/** No network: the answers are written down and go out by themselves. */
export const Waiting: StoryObj = scene(tag, { data: small, prepare: (mock) => mock.fail({ path: actions, as: 'offline' }) }, async (shown) => {
  await fillAndSend(shown);
  await find(shown, '[data-send=waiting]', 'Waiting for the network');
});

/** Taken: the receipt is a page, with its number and what happens next. */
export const Accepted: StoryObj = scene(tag, { data: small }, async (shown) => {
  await fillAndSend(shown);
  await find(shown, '.receipt', 'Receipt R-');
});

/** The server refused a field: the error stands at the field. */
export const Refused: StoryObj = scene(tag, { data: small, prepare: (mock) => mock.fail({ path: actions, as: 422, code: 'invalid', members: { errors: [{ pointer: '/payload/values/annual-consumption', code: 'too-large', params: { max: 3000 } }] } }) }, async (shown) => {
  await fillAndSend(shown);
  await find(shown, 'portal-field-number >>> .error', 'Enter 3,000 or less.');
});

/** The project moved on while the customer was here. */
export const MovedOn: StoryObj = scene(tag, { data: small }, async (shown, { mock }) => {
  await fill(shown);
  const held = mock.state.opportunities.get('anna-home')?.record;
  if (held) mock.state.putOpportunity({ ...held, substate: 'installation-documents' }, new Date().toISOString());
  (await send(shown)).click();
  await find(shown, '[data-failure=conflict]', 'Your project has moved on');
});

/** The company took a field away while it was being filled in: what was typed is shown, not dropped. */
export const Changed: StoryObj = scene(tag, { data: small }, async (shown, { mock }) => {
  type(await find(shown, 'portal-field-number >>> input'), '4200');
  const flow: Flow = withSubstate(small, 'offer-documents', { placements: [{ field: 'remarks' }] }).flow;
  await mock.state.putFlow(flow);
  window.dispatchEvent(new Event('focus'));
  await sees(shown, 'These answers no longer fit');
});

/** Another tab has changed an answer that was written here: the newer one shows, the older one is offered back. */
export const ChangedElsewhere: StoryObj = scene(tag, { data: small }, async (shown, { endpoint }) => {
  type(await find(shown, 'portal-field-number >>> input'), '4200');
  await sees(shown, 'Saved on this device');
  const key = { customer: 'anna', opportunity: 'anna-home', substate: 'offer-documents' };
  const now = new Date(Date.now() + 1000).toISOString();
  await new Drafts(new BrowserStorage(), endpoint).write(key, (kept) => ({ definition: '', consents: [], ...kept, substate: key.substate, values: { 'annual-consumption': 3900 }, edits: { 'values/annual-consumption': now }, savedAt: now }));
  const tabs = new Tabs(endpoint);
  // what hears of it comes when the page has nothing else to do
  await waitFor(async () => { tabs.tell({ type: 'draft-changed', key }); await sees(shown, 'Changed in another tab'); }, { timeout: 10_000 });
  await sees(shown, '4,200');
});

/** All read-only: there is still a way forward. */
export const ReadOnly: StoryObj = scene(tag, { data: withSubstate(data, 'initial-documents', { placements: [{ field: 'tax-id', readOnly: true }, { field: 'annual-consumption', readOnly: true }, { field: 'project-sheet', readOnly: true }], conditions: [] }) }, async (shown) => {
  await find(shown, '.submit button', 'Continue');
});

/** A field of a type that this version doesn't know: the others work. */
export const UnknownField: StoryObj = scene(tag, { data: { ...small, flow: { ...small.flow, fields: small.flow.fields?.map((field) => (field.id === 'remarks' ? { ...field, type: 'hologram' } : field)) } } }, async (shown) => {
  await sees(shown, 'This part can’t be shown here yet.');
});

/** The company named no next step: no dead button, but the reason and its support. */
export const Unavailable: StoryObj = scene(tag, { data: { ...small, flow: { ...small.flow, externalActions: [] } } }, async (shown) => {
  await find(shown, '[part=reason]', 'help@example.com');
});

const bill = new File([new Uint8Array(40_000)], 'bill-november.pdf', { type: 'application/pdf' });
const addBill = async (shown: HTMLElement): Promise<void> => choose(await find(shown, 'portal-field-file >>> input'), bill);

/** A file on its way, with its progress. */
export const Uploading: StoryObj = scene(tag, { data: small, prepare: (mock) => mock.fail({ method: 'PATCH', path: /^\/uploads\//, as: 'pending' }) }, async (shown) => {
  await addBill(shown);
  await find(shown, 'progress');
});

/** Arrived: it can be removed or replaced until the step is sent. */
export const Uploaded: StoryObj = scene(tag, { data: small }, async (shown: HTMLElement, at: Scene) => {
  await addBill(shown);
  await find(shown, '.file', 'Uploaded');
  if (at.mock.state.files.size !== 1) throw new Error('the backend has no file');
});

/** The server doesn't take it: said at the file, with what can be done. */
export const UploadRefused: StoryObj = scene(tag, { data: small, prepare: (mock) => mock.fail({ method: 'POST', path: /^\/uploads$/, as: 415, code: 'wrong-type-by-content' }) }, async (shown) => {
  await addBill(shown);
  await find(shown, '.file.failed', 'What is in the file doesn’t match its name.');
});

/** In a sidebar of 320 px. */
export const Sidebar: StoryObj = scene(tag, { data }, ready, { globals: { width: '320' } });
