import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { MockData } from '../../src/mock/index.js';
import type { Settings } from '../../src/protocol/index.js';
import { fixedStates, withoutProject } from '../fixed-states.js';
import { find, press, sees } from '../look.js';
import { scene } from '../scene.js';
import { offers, solarAt, withSubstate } from '../solar.js';

export default { title: 'Views/Finalization', component: 'portal-view-finalization' } satisfies Meta;

const tag = 'portal-view-finalization';
const contract = { id: 'c1', number: 'SN-20377', name: 'Contract', document: { id: 'd1', name: 'Contract.pdf', size: 210_000, type: 'application/pdf' }, ways: ['upload'], status: 'signed', signed: { file: { id: 's1', name: 'Contract, signed.pdf', size: 230_000, type: 'application/pdf' }, at: '2026-09-01T09:00:00.000Z', way: 'upload' } };
const data = solarAt('finished', { offers: offers.map((offer, i) => ({ ...offer, status: i === 2 ? 'accepted' : 'declined' })), contracts: [contract] });
const closed = solarAt('not-finished', { history: [{ substate: 'initial-documents', at: '2026-08-01T09:00:00.000Z' }, { substate: 'draw-roof', at: '2026-08-12T09:00:00.000Z' }, { substate: 'not-finished', at: '2026-09-01T09:00:00.000Z' }] });
const withEnd = (of: MockData, end: Settings['end']): MockData => ({ ...of, settings: { ...of.settings, end } });
const silent = (of: MockData): MockData => ({ ...of, settings: { ...of.settings, showSupport: false } });
const ready = async (shown: HTMLElement): Promise<void> => { await find(shown, '[part=done]'); };
const fixed = fixedStates(tag, { data, ready, empty: { data: withoutProject(data), play: (shown) => sees(shown, 'There is no project here yet.') } });

/** Finished: the company's words, what to keep, and whom to ask from here on. */
export const Ready: StoryObj = fixed.ready;
export const Loading: StoryObj = fixed.loading;
export const Empty: StoryObj = fixed.empty;
export const Failed: StoryObj = fixed.failed;
export const Offline: StoryObj = fixed.offline;
export const LongWords: StoryObj = fixed.longWords;
export const RightToLeft: StoryObj = fixed.rightToLeft;
export const Dark: StoryObj = fixed.dark;

export const OnAPhone: StoryObj = scene(tag, { data }, ready, { globals: { width: '360' } });
export const InThePortal: StoryObj = scene('customer-portal', { data }, async (shown) => { await find(shown, '[part=end]'); });

/** The substate asks for another view. */
export const Elsewhere: StoryObj = scene(tag, { data: solarAt('initial-documents') }, (shown) => sees(shown, 'Your project is still under way.'));

/** Closed without being completed, and it can be taken up again. */
export const Closed: StoryObj = scene(tag, { data: closed }, async (shown) => { await find(shown, '[part=reactivate]'); });
export const ClosedOnAPhone: StoryObj = scene(tag, { data: closed }, async (shown) => { await find(shown, '[part=reactivate]'); }, { globals: { width: '360' } });
export const ClosedInTheDark: StoryObj = scene(tag, { data: closed }, async (shown) => { await find(shown, '[part=reactivate]'); }, { globals: { theme: 'dark' } });

/** The company wrote no text: the page says something kind by itself. */
export const WithoutTexts: StoryObj = scene(tag, { data: withEnd(data, undefined) }, (shown) => sees(shown, 'Your project is finished. Thank you for your trust.'));
export const ClosedWithoutTexts: StoryObj = scene(tag, { data: withEnd(closed, undefined) }, (shown) => sees(shown, 'Your project has been closed without being completed.'));

/** The state is marked as one without success, though the view is the other: the mark decides. */
export const ByTheMark: StoryObj = scene(tag, { data: withSubstate(closed, 'not-finished', { view: 'finalization-success' }) }, (shown) => sees(shown, 'We keep what you sent us for 12 months.'));

/** No address is shown, and still there is somebody to turn to. */
export const WithoutContact: StoryObj = scene(tag, { data: silent(data) }, (shown) => sees(shown, 'Sole Nostro is there for you. Mention your project'));

/** It can't be taken up again here: the company doesn't allow it. */
export const NotAgain: StoryObj = scene(tag, { data: withEnd(closed, { reactivation: false }) }, (shown) => sees(shown, 'We stay in touch'));

/** The company named no step to go to: the reason stands where the button would. */
export const WithoutTarget: StoryObj = scene(tag, { data: { ...closed, flow: { ...closed.flow, externalActions: [] } } }, async (shown) => { await find(shown, '[part=reason]', 'help@example.com'); });

const confirm = async (shown: HTMLElement): Promise<void> => {
  await press(shown, 'Take up the project again');
  await find(shown, 'dialog[open]', 'What you have sent so far is kept.');
};
const again = async (shown: HTMLElement): Promise<void> => {
  await confirm(shown);
  (await find(shown, 'dialog [part=confirm]')).click();
};
const actions = /\/actions$/;

/** What happens when it is taken up again. */
export const Confirm: StoryObj = scene(tag, { data: closed }, confirm);
export const ConfirmOnAPhone: StoryObj = scene(tag, { data: closed }, confirm, { globals: { width: '320' } });

/** The conditions of the step hold it up. */
export const ConditionsOwed: StoryObj = scene(tag, { data: withSubstate(closed, 'not-finished', { conditions: ['privacy'] }) }, async (shown) => {
  await again(shown);
  await find(shown, 'dialog >>> portal-conditions >>> .error', 'Accept this condition to go on.');
});

export const Sending: StoryObj = scene(tag, { data: closed, prepare: (mock) => mock.fail({ path: actions, as: 'pending' }) }, async (shown) => {
  await again(shown);
  await find(shown, '[part=reactivate][aria-disabled=true]');
});

export const Waiting: StoryObj = scene(tag, { data: closed, prepare: (mock) => mock.fail({ path: actions, as: 'offline' }) }, async (shown) => {
  await again(shown);
  await find(shown, '[data-send=waiting]', 'Waiting for the network');
});

/** Switched off by the company a moment before. */
export const Refused: StoryObj = scene(tag, { data: closed, prepare: (mock) => mock.fail({ path: actions, as: 422, code: 'unavailable', members: { errors: [{ pointer: '/type', code: 'reactivation-off' }] } }) }, async (shown) => {
  await again(shown);
  await find(shown, '[data-send=refused]', 'This project can’t be taken up again here');
});

/** Taken: number, time, and where the project stands now. */
export const Receipt: StoryObj = scene(tag, { data: closed }, async (shown) => {
  await again(shown);
  await find(shown, '.receipt', 'Your project is open again.');
});

/** The company set a way forward for this step. */
export const Onward: StoryObj = scene(tag, { data: { ...data, flow: { ...data.flow, externalActions: [...data.flow.externalActions, { source: 'customer-portal', action: 'submit-step', from: 'finished', target: 'grid-connection' }] } } }, async (shown) => { await find(shown, '[part=submit]', 'Continue'); });
