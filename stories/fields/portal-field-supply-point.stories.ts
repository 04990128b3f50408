import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fieldStates, fieldStory } from '../field-states.js';
import { find } from '../look.js';

export default { title: 'Fields/Supply point', component: 'portal-field-supply-point' } satisfies Meta;

const state = fieldStates('supply-point', { value: 'ES1234123456789012JY', reads: 'ES 1234 1234 5678 9012 JY', fault: 'Enter this to go on.' });

/** A supply point of electricity: CUPS with its control letters, POD and PDL by their form. */
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

/** The control letters don’t fit the digits. */
export const Mistyped: StoryObj = fieldStory('supply-point', { field: { id: 'cups', type: 'supply-point', label: 'CUPS', country: 'ES' }, value: 'ES1234123456789012YJ', showFaults: true }, async (shown) => { await find(shown, '.error', 'Check this CUPS'); });

/** A French one has digits alone. */
export const Pdl: StoryObj = fieldStory('supply-point', { field: { id: 'pdl', type: 'supply-point', label: 'PDL', country: 'FR' }, value: '12345678901234' }, async (shown) => { await find(shown, '[data-control]'); });
