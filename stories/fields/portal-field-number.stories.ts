import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fieldStates, fieldStory } from '../field-states.js';
import { find } from '../look.js';
import { fieldOf } from '../solar.js';

export default { title: 'Fields/Number', component: 'portal-field-number' } satisfies Meta;

const state = fieldStates('number', { value: 4200.5, reads: '4,200.5', fault: 'Enter this to go on.' });

/** Typed as people of the language write it; its unit stands beside it. */
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

/** What can't be read as a number is kept as it was typed. */
export const NotANumber: StoryObj = fieldStory('number', { field: fieldOf('number'), value: 'about four thousand', showFaults: true }, async (shown) => { await find(shown, '.error', 'Enter a number.'); });

/** Below what the company takes. */
export const TooSmall: StoryObj = fieldStory('number', { field: { id: 'years', type: 'number', label: 'Years', min: 5, max: 15, step: 1 }, value: 3, showFaults: true }, async (shown) => { await find(shown, '.error', 'Enter 5 or more.'); });
