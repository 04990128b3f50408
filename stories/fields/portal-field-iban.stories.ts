import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fieldStates, fieldStory } from '../field-states.js';
import { find } from '../look.js';

export default { title: 'Fields/IBAN', component: 'portal-field-iban' } satisfies Meta;

const state = fieldStates('iban', { value: 'IT60X0542811101000000123456', reads: 'IT60 X054 2811 1010 0000 0123 456', fault: 'Enter this to go on.' });

/** A bank account, in groups of four once it is left. */
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

/** A character is missing: the message says how many there should be. */
export const TooShort: StoryObj = fieldStory('iban', { field: { id: 'iban', type: 'iban', label: 'IBAN' }, value: 'IT60 X054 2811 1010 0000 0123 45', showFaults: true }, async (shown) => { await find(shown, '.error', 'An IBAN that begins with IT has 27 characters; this one has 26.'); });

/** Two digits swapped. */
export const Swapped: StoryObj = fieldStory('iban', { field: { id: 'iban', type: 'iban', label: 'IBAN' }, value: 'IT60X0542811101000000123465', showFaults: true }, async (shown) => { await find(shown, '.error', 'two are swapped'); });
