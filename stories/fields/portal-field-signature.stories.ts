import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fieldStory, fileFieldStates } from '../field-states.js';
import { find, press, type } from '../look.js';
import { fieldOf } from '../solar.js';

export default { title: 'Fields/Signature', component: 'portal-field-signature' } satisfies Meta;

const state = fileFieldStates('signature', { id: 'f-1', name: 'signature.png', size: 18_000, type: 'image/png' });

/** Drawn with finger, pen or mouse, or typed as a name. */
export const Ready: StoryObj = state.ready;
/** On its way, with its progress. */
export const Loading: StoryObj = state.loading;
export const Empty: StoryObj = state.empty;
/** The server didn’t take it. */
export const Failed: StoryObj = state.failed;
/** Cut off: what has arrived is kept, and it can be tried again. */
export const Offline: StoryObj = state.offline;
export const LongWords: StoryObj = state.longWords;
export const RightToLeft: StoryObj = state.rightToLeft;
export const Dark: StoryObj = state.dark;
/** A download, and nothing else. */
export const ReadOnly: StoryObj = state.readOnly;
/** The server doesn’t take it: its error stands at the field until the value changes. */
export const ServerError: StoryObj = state.serverError;

/** By keyboard: the name is typed. */
export const Typed: StoryObj = fieldStory('signature', { field: fieldOf('signature'), required: true }, async (shown) => {
  await press(shown, 'Type my name instead');
  type(await find(shown, 'input#control'), 'Anna Rossi');
  await find(shown, 'button.primary', 'Use this signature');
});
