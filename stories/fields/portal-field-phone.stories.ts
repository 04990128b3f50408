import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fieldStates, fieldStory } from '../field-states.js';
import { find } from '../look.js';
import { fieldOf } from '../solar.js';

export default { title: 'Fields/Phone', component: 'portal-field-phone' } satisfies Meta;

const state = fieldStates('phone', { value: '+39 333 123 4567', reads: '333', fault: 'Enter this to go on.' });

/** Read with its prefix, and written as people of its country write it. */
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

/** Without a prefix it could be anybody's. */
export const NotANumber: StoryObj = fieldStory('phone', { field: fieldOf('phone'), value: '12', showFaults: true }, async (shown) => { await find(shown, '.error', 'Enter a phone number'); });
