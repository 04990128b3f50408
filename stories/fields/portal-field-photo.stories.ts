import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fileFieldStates } from '../field-states.js';

export default { title: 'Fields/Photo', component: 'portal-field-photo' } satisfies Meta;

const state = fileFieldStates('photo', { id: 'f-1', name: 'roof-south.jpg', size: 1_840_000, type: 'image/jpeg' });

/** From the camera on a phone, or from what is there. */
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
