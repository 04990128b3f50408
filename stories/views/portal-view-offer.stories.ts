import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { Offer } from '../../src/protocol/index.js';
import { fixedStates } from '../fixed-states.js';
import { find, press, sees } from '../look.js';
import { scene } from '../scene.js';
import { offers, solarAt } from '../solar.js';

export default { title: 'Views/Offer', component: 'portal-view-offer' } satisfies Meta;

const tag = 'portal-view-offer';
const data = solarAt('choose-offer');
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

/** The company named no step to go to: the reason stands where the button would. */
export const Unavailable: StoryObj = scene(tag, { data: { ...data, flow: { ...data.flow, externalActions: [] } } }, async (shown) => { await find(shown, '[part=reason]', 'help@example.com'); });

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
