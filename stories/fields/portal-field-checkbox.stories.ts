import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fieldStates } from '../field-states.js';

export default { title: 'Fields/Checkbox', component: 'portal-field-checkbox' } satisfies Meta;

const state = fieldStates('checkbox', { value: true, reads: 'Yes', fault: 'Choose an answer to go on.' });

/** One box to tick; a required one must be ticked. */
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
