import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fieldStates, fieldStory } from '../field-states.js';
import { find } from '../look.js';

export default { title: 'Fields/Choice', component: 'portal-field-choice' } satisfies Meta;

const options = [['tiles', 'Clay tiles'], ['slate', 'Slate'], ['metal', 'Metal'], ['other', 'Something else']].map(([value = '', label = '']) => ({ value, label: { en: label, it: label, es: label, fr: label } }));
const state = fieldStates('choice', { field: { options }, value: 'tiles', reads: 'Clay tiles', fault: 'Choose an answer to go on.' });

/** One of a few, as radios; of many, as a list to open. */
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

/** More answers than fit side by side. */
export const List: StoryObj = fieldStory('choice', { field: { id: 'month', type: 'choice', label: 'Month of the bill', options: Array.from({ length: 12 }, (_, i) => ({ value: String(i + 1), label: new Intl.DateTimeFormat('en', { month: 'long' }).format(new Date(2026, i, 1)) })) }, value: '11' }, async (shown) => { await find(shown, 'select[data-control]'); });
