import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fieldStates, fieldStory } from '../field-states.js';
import { find } from '../look.js';

export default { title: 'Fields/Address', component: 'portal-field-address' } satisfies Meta;

const state = fieldStates('address', { value: { street: 'Via della Luce 12', postcode: '20121', city: 'Milano', region: 'MI', country: 'IT' }, reads: '20121 Milano MI', fault: 'Enter this to go on.' });

/** A postal address, part by part in the order of its country. */
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

/** Each part says what is wrong with it. */
export const Incomplete: StoryObj = fieldStory('address', { field: { id: 'home', type: 'address', label: 'Postal address', country: 'IT', countries: ['IT', 'ES', 'FR'] }, value: { street: 'Via della Luce 12', postcode: '2012', country: 'IT' }, showFaults: true }, async (shown) => {
  await find(shown, '#error-postcode', 'like 20121.');
  await find(shown, '#error-city', 'Enter the town or city.');
});

/** Another country, another order. */
export const British: StoryObj = fieldStory('address', { field: { id: 'home', type: 'address', label: 'Postal address' }, value: { street: '10 Downing Street', city: 'London', postcode: 'SW1A 2AA', country: 'GB' } }, async (shown) => { await find(shown, 'select'); });

/** One country only: nobody is asked for it. */
export const AtHome: StoryObj = fieldStory('address', { field: { id: 'home', type: 'address', label: 'Postal address', country: 'FR' } }, (shown) => { if (shown.shadowRoot?.querySelector('select')) throw new Error('the country is asked for'); });
