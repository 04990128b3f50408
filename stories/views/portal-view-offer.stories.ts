import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { Offer } from '../../src/protocol/index.js';
import { fixedStates } from '../fixed-states.js';
import { find, press, sees, type } from '../look.js';
import { scene, type Scene } from '../scene.js';
import { offers, solarAt } from '../solar.js';

export default { title: 'Views/Offer', component: 'portal-view-offer' } satisfies Meta;

const tag = 'portal-view-offer';
const data = solarAt('choose-offer');
const few = (count: number): Offer[] => Array.from({ length: count }, (_, i): Offer => ({ ...(offers[i % 3] ?? offers[0]), id: `offer-${i}`, number: `SN-${1000 + i}`, status: 'open' }) as Offer);
const statuses = (...list: readonly string[]): Offer[] => offers.map((offer, i) => ({ ...offer, status: list[i] ?? 'open' }));
const ready = async (shown: HTMLElement): Promise<void> => { await find(shown, 'button', 'Accept this offer'); };
const fixed = fixedStates(tag, {
  data,
  ready,
  empty: { data: solarAt('choose-offer', { offers: [] }), play: (shown) => sees(shown, 'Your offers will show here as soon as they are ready.') },
});

/** All the offers of the project: price, what is in it, files, until when it is valid. */
export const Ready: StoryObj = fixed.ready;
export const Loading: StoryObj = fixed.loading;
export const Empty: StoryObj = fixed.empty;
export const Failed: StoryObj = fixed.failed;
export const Offline: StoryObj = fixed.offline;
export const LongWords: StoryObj = fixed.longWords;
export const RightToLeft: StoryObj = fixed.rightToLeft;
export const Dark: StoryObj = fixed.dark;

/** The substate asks for another view. */
export const Elsewhere: StoryObj = scene(tag, { data: solarAt('initial-documents') }, (shown) => sees(shown, 'There are no offers to choose from in this step.'));

export const One: StoryObj = scene(tag, { data: solarAt('choose-offer', { offers: offers.slice(0, 1) }) }, ready);
export const OnAPhone: StoryObj = scene(tag, { data }, ready, { globals: { width: '360' } });

/** The last day of one has passed, and another was taken back. */
export const NoLongerOpen: StoryObj = scene(tag, { data: solarAt('choose-offer', { offers: statuses('open', 'withdrawn').map((offer, i) => (i === 0 ? { ...offer, validUntil: '2026-01-31' } : offer)) }) }, (shown) => sees(shown, 'Withdrawn by the company'));

/** One is accepted: the others are declined. */
export const Accepted: StoryObj = scene(tag, { data: solarAt('choose-offer', { offers: statuses('declined', 'accepted', 'declined') }) }, (shown) => sees(shown, 'You have already accepted an offer'));

/** The company named no step to go to: the reason stands where the button would. A change can be asked for all the same. */
export const Unavailable: StoryObj = scene(tag, { data: { ...data, flow: { ...data.flow, externalActions: [] } } }, async (shown) => {
  await find(shown, '[part=reason]', 'help@example.com');
  await find(shown, '[part=ask]');
});

/** The last day of all has passed: a new one can be asked for. */
export const AllExpired: StoryObj = scene(tag, { data: solarAt('choose-offer', { offers: few(2).map((offer) => ({ ...offer, validUntil: '2026-01-31' })) }) }, async (shown) => {
  await sees(shown, 'None of these offers can be accepted any more');
  await find(shown, '[part=ask]');
});

/** Side by side: what belongs together stands in one row, what differs is marked. */
export const CompareTwo: StoryObj = scene(tag, { data: solarAt('choose-offer', { offers: few(2) }) }, (shown) => sees(shown, 'What differs between the offers is marked.'));
export const CompareThree: StoryObj = scene(tag, { data: solarAt('choose-offer', { offers: few(3) }) }, (shown) => sees(shown, 'Not included'));
export const CompareFour: StoryObj = scene(tag, { data: solarAt('choose-offer', { offers: few(4) }) }, (shown) => sees(shown, 'Not included'), { globals: { width: '1280' } });
/** As many as nobody should be sent: it bears them. Without their charts, which axe would look at for half a minute. */
export const Fifty: StoryObj = scene(tag, { data: solarAt('choose-offer', { offers: few(50).map(({ production: _, plan: _plan, ...offer }) => offer) }) }, (shown) => sees(shown, 'Offer SN-1049'));

/** Months and years as pictures, each with its table. */
export const Charts: StoryObj = scene(tag, { data: solarAt('choose-offer', { offers: few(1).map((offer) => ({ ...offer, savings: Array.from({ length: 20 }, (_, i) => ({ amount: Math.round(62_000 * 1.02 ** i), currency: 'EUR' })) })) }) }, async (shown) => {
  await sees(shown, 'in the first year');
  for (const table of shown.shadowRoot?.querySelectorAll('details') ?? []) table.open = true;
});

/** The company knows the year alone: said, not drawn. */
export const YearOnly: StoryObj = scene(tag, { data: solarAt('choose-offer', { offers: few(1).map((offer) => ({ ...offer, production: { year: 5430 } })) }) }, (shown) => sees(shown, 'Makes about 5,400 kWh a year'));

/** How it is paid, in shares or amounts. */
export const PaymentPlan: StoryObj = scene(tag, { data: solarAt('choose-offer', { offers: few(1).map((offer) => ({ ...offer, plan: [{ name: 'Deposit', when: 'On signing', amount: { amount: 200_000, currency: 'EUR' } }, { name: 'Balance', when: 'Once it runs', share: 0.7 }] })) }) }, (shown) => sees(shown, 'How you pay'));

const confirm = async (shown: HTMLElement): Promise<void> => {
  await press(shown, 'Accept this offer');
  await find(shown, 'dialog[open]', 'The company is told at once');
};

/** What is accepted, at which price, what becomes of the others, and the conditions. */
export const Confirm: StoryObj = scene(tag, { data }, confirm);
export const ConfirmOnAPhone: StoryObj = scene(tag, { data }, confirm, { globals: { width: '320' } });

/** The conditions hold it up. */
export const ConditionsOwed: StoryObj = scene(tag, { data }, async (shown) => {
  await confirm(shown);
  (await find(shown, 'dialog button.primary')).click();
  await find(shown, 'dialog >>> portal-conditions >>> .error', 'Accept this condition to go on.');
});

const accept = async (shown: HTMLElement): Promise<void> => {
  await confirm(shown);
  (await find(shown, 'dialog >>> portal-conditions >>> input')).click();
  (await find(shown, 'dialog button.primary')).click();
};
const actions = /\/actions$/;

export const Sending: StoryObj = scene(tag, { data, prepare: (mock) => mock.fail({ path: actions, as: 'pending' }) }, async (shown) => {
  await accept(shown);
  await find(shown, 'button[aria-disabled=true]');
});

export const Waiting: StoryObj = scene(tag, { data, prepare: (mock) => mock.fail({ path: actions, as: 'offline' }) }, async (shown) => {
  await accept(shown);
  await find(shown, '[data-send=waiting]', 'Waiting for the network');
});

/** Taken back by the company a moment before. */
export const Refused: StoryObj = scene(tag, { data, prepare: (mock) => mock.fail({ path: actions, as: 422, code: 'offer-withdrawn' }) }, async (shown) => {
  await accept(shown);
  await find(shown, '[data-send=refused]', 'The company has withdrawn this offer');
});

/** Taken: number, time and what happens next. */
export const Receipt: StoryObj = scene(tag, { data }, async (shown) => {
  await accept(shown);
  await find(shown, '.receipt', 'Your offer is accepted.');
});

const ask = async (shown: HTMLElement, text = ''): Promise<void> => {
  await press(shown, 'Ask for a change');
  const box = await find(shown, 'dialog[open] textarea');
  if (text) type(box, text);
};

/** The customer says what they would like instead. */
export const AskForAChange: StoryObj = scene(tag, { data }, (shown) => ask(shown, 'Could you add a second battery, and leave out the charger?'));
export const AskOnAPhone: StoryObj = scene(tag, { data }, (shown) => ask(shown), { globals: { width: '320' } });

/** Sent without words: said at the box. */
export const AskWithoutWords: StoryObj = scene(tag, { data }, async (shown) => {
  await ask(shown);
  (await find(shown, 'dialog [part=send]')).click();
  await sees(shown, 'Write what you would like changed.');
});

/** A change was asked for: it shows with the offer. */
export const Asked: StoryObj = scene(tag, { data: { ...data, flow: { ...data.flow, externalActions: data.flow.externalActions.filter(({ action }) => action !== 'ask-offer-change') } } }, async (shown) => {
  await ask(shown, 'A second battery, please.');
  (await find(shown, 'dialog [part=send]')).click();
  await find(shown, '.receipt', 'The company has your request.');
  await press(shown, 'See where the project stands');
  await find(shown, '[part=asked]', 'You asked for a change on');
});

/** One is declined, with a reason; what becomes of the others is said. */
export const Decline: StoryObj = scene(tag, { data }, async (shown) => {
  await press(shown, 'Decline');
  type(await find(shown, 'dialog[open] textarea'), 'More than we can spend this year.');
  await sees(shown, 'other offers stay open.');
});

/** The last one: what that may mean is said before. */
export const DeclineTheLast: StoryObj = scene(tag, { data: solarAt('choose-offer', { offers: offers.slice(0, 1) }) }, async (shown) => {
  await press(shown, 'Decline');
  await sees(shown, 'It is the last open offer.');
});

/** The company writes while the dialog is open, and the page looks again. */
async function meanwhile(shown: HTMLElement, { mock }: Scene, change: Partial<Offer>): Promise<void> {
  await confirm(shown);
  const held = mock.state.opportunities.get('anna-home');
  if (held) mock.state.putOpportunity({ ...held.record, offers: (held.record.offers ?? []).map((offer, i) => (i === 0 ? { ...offer, ...change } : offer)) }, new Date().toISOString());
  dispatchEvent(new Event('focus'));
}

/** Its price has changed since the dialog opened: nothing goes out before that was seen. */
export const ChangedMeanwhile: StoryObj = scene(tag, { data }, async (shown, told) => {
  await meanwhile(shown, told, { price: { amount: 742_000, currency: 'EUR' } });
  await find(shown, 'dialog [part=changed]', 'Price: €7,420.00, before €6,890.00');
});

/** Taken back since the dialog opened: the dialog is over. */
export const WithdrawnMeanwhile: StoryObj = scene(tag, { data }, async (shown, told) => {
  await meanwhile(shown, told, { status: 'withdrawn' });
  await find(shown, '[part=gone]', 'Nothing was accepted.');
});
