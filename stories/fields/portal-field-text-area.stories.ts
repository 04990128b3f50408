import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fieldStates, fieldStory } from '../field-states.js';
import { find } from '../look.js';

export default { title: 'Fields/Text area', component: 'portal-field-text-area' } satisfies Meta;

const state = fieldStates('text-area', { value: 'A chestnut tree stands south of the house.\nThe neighbour builds next year.', reads: 'A chestnut tree stands south of the house.', fault: 'Enter this to go on.' });

/** Several lines, with the room that is left. */
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

/** More than there is room for. */
export const TooLong: StoryObj = fieldStory('text-area', { field: { id: 'note', type: 'text-area', label: 'Note', maxLength: 20 }, value: 'There is a tree, a chimney and an aerial.', showFaults: true }, async (shown) => { await find(shown, '.error', 'Shorten this to 20 characters.'); });
