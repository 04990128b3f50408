import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fieldStates, fieldStory } from '../field-states.js';
import { find } from '../look.js';

export default { title: 'Fields/Money', component: 'portal-field-money' } satisfies Meta;

const state = fieldStates('money', { value: { amount: 250_000, currency: 'EUR' }, reads: '€2,500.00', fault: 'Enter this to go on.' });

/** An amount in the field’s currency, written as people of the language write it. */
export const Ready: StoryObj = state.ready;
/** The step is on its way: nothing can be changed. */
export const Loading: StoryObj = state.loading;
export const Empty: StoryObj = state.empty;
/** Required, and empty when the step was sent. */
export const Failed: StoryObj = state.failed;
/** The step waits for the network: what was answered reads as text. */
export const Offline: StoryObj = state.offline;
export const LongWords: StoryObj = state.longWords;
export const RightToLeft: StoryObj = state.rightToLeft;
export const Dark: StoryObj = state.dark;
/** Text, not a greyed control. */
export const ReadOnly: StoryObj = state.readOnly;
/** The server doesn’t take it: its error stands at the field until the value changes. */
export const ServerError: StoryObj = state.serverError;

/** More than the company takes. */
export const TooMuch: StoryObj = fieldStory('money', { field: { id: 'deposit', type: 'money', label: 'Down payment', currency: 'EUR', max: 500_000 }, value: { amount: 600_000, currency: 'EUR' }, showFaults: true }, async (shown) => { await find(shown, '.error', 'Enter €5,000.00 or less.'); });

/** A currency without decimals, whose sign the language puts first. */
export const Yen: StoryObj = fieldStory('money', { field: { id: 'deposit', type: 'money', label: 'Down payment', currency: 'JPY' }, value: { amount: 250_000, currency: 'JPY' } }, async (shown) => { await find(shown, '.with-unit', '¥'); });
