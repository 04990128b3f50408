import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fieldStates, fieldStory } from '../field-states.js';
import { find, sees } from '../look.js';

export default { title: 'Fields/Tax number', component: 'portal-field-tax-id' } satisfies Meta;

const state = fieldStates('tax-id', { value: 'RSSMRA85T10A562S', reads: 'RSSMRA85T10A562S', fault: 'Enter this to go on.' });

/** A tax number of a person or a company, with its check digits. */
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

/** The last letter doesn’t fit the others. */
export const Mistyped: StoryObj = fieldStory('tax-id', { field: { id: 'tax', type: 'tax-id', label: 'Codice fiscale', kinds: ['codice-fiscale'] }, value: 'RSSMRA85T10A562X', showFaults: true }, async (shown) => { await find(shown, '.error', 'Check this codice fiscale'); });

/** A company’s, in the groups that it is printed in. */
export const Siret: StoryObj = fieldStory('tax-id', { field: { id: 'tax', type: 'tax-id', label: 'SIRET', country: 'FR' }, value: '73282932000074', readOnly: true }, (shown) => sees(shown, '732 829 320 00074'));
