import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fieldStates, fieldStory } from '../field-states.js';
import { find } from '../look.js';

export default { title: 'Fields/Date', component: 'portal-field-date' } satisfies Meta;

const state = fieldStates('date', { value: '1980-01-31', reads: '1980', fault: 'Enter this to go on.' });

/** A day, with the browser's own calendar. */
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

/** Before the first day that the company takes. */
export const TooEarly: StoryObj = fieldStory('date', { field: { id: 'day', type: 'date', label: 'A day for the visit', min: '2026-03-02' }, value: '2026-02-27', showFaults: true }, async (shown) => { await find(shown, '.error', 'or later.'); });
