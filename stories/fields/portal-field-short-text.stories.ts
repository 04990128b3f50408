import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fieldStates, fieldStory } from '../field-states.js';
import { find } from '../look.js';

export default { title: 'Fields/Short text', component: 'portal-field-short-text' } satisfies Meta;

const state = fieldStates('short-text', { value: 'RSSNNA80A41F257K', reads: 'RSSNNA80A41F257K', fault: 'Enter this to go on.' });

/** One line of text. */
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

/** Longer than the company takes. */
export const TooLong: StoryObj = fieldStory('short-text', { field: { id: 'nick', type: 'short-text', label: 'Name on the letterbox', maxLength: 8 }, value: 'Rossi and Ferri', showFaults: true }, async (shown) => { await find(shown, '.error', 'Shorten this to 8 characters.'); });
