import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fieldStates, fieldStory } from '../field-states.js';
import { find } from '../look.js';

export default { title: 'Fields/Date and time', component: 'portal-field-date-time' } satisfies Meta;

const state = fieldStates('date-time', { value: '2026-03-02T08:30:00Z', reads: 'March 2, 2026', fault: 'Enter this to go on.' });

/** A day and a time on the clock of the field’s time zone, with the browser’s own control. */
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

/** An hour that the clocks leave out. */
export const Skipped: StoryObj = fieldStory('date-time', { field: { id: 'visit', type: 'date-time', label: 'When may we come?', timeZone: 'Europe/Rome' }, value: '2026-03-29T02:30', showFaults: true }, async (shown) => { await find(shown, '.error', 'The clocks are set forward then'); });

/** An hour that comes twice: which one counts stands below. */
export const Twice: StoryObj = fieldStory('date-time', { field: { id: 'visit', type: 'date-time', label: 'When may we come?', timeZone: 'Europe/Rome' }, value: '2026-10-25T00:30:00Z' }, async (shown) => { await find(shown, '#note', 'The earlier one counts.'); });
