import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fieldStory, fileFieldStates } from '../field-states.js';
import { choose, find } from '../look.js';

export default { title: 'Fields/File', component: 'portal-field-file' } satisfies Meta;

const state = fileFieldStates('file', { id: 'f-1', name: 'bill-november.pdf', size: 248_000, type: 'application/pdf' });

/** One file or several: chosen or dropped. */
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

/** Not taken before anything is sent: too large, and of another kind. */
export const NotTaken: StoryObj = fieldStory('file', { field: { id: 'bill', type: 'file', label: 'Bill', accept: ['application/pdf'], maxSize: 1000, maxFiles: 3 } }, async (shown) => {
  choose(await find(shown, '#control'), new File([new Uint8Array(40_000)], 'bill.pdf', { type: 'application/pdf' }));
  await find(shown, '.refused .error', 'The file is too large');
});

/** Several, one of them waiting for its turn. */
export const Several: StoryObj = fieldStory('file', { field: { id: 'bills', type: 'file', label: 'Bills of the year', maxFiles: 6 }, value: [{ id: 'f-1', name: 'january.pdf', size: 248_000, type: 'application/pdf' }, { id: 'f-2', name: 'march.pdf', size: 252_000, type: 'application/pdf' }], uploads: [{ local: 'u-1', field: 'bills', name: 'may.pdf', size: 240_000, type: 'application/pdf', status: 'waiting', sent: 0 }] }, async (shown) => { await find(shown, '.file', 'Waiting'); });

/** After the page was loaded again: one that the browser couldn't keep, and one that another tab sends. */
export const LoadedAgain: StoryObj = fieldStory('file', { field: { id: 'bills', type: 'file', label: 'Bills of the year', maxFiles: 6 }, uploads: [{ local: 'u-1', field: 'bills', name: 'may.pdf', size: 240_000_000, type: 'application/pdf', status: 'missing', sent: 9_000_000 }, { local: 'u-2', field: 'bills', name: 'july.pdf', size: 240_000, type: 'application/pdf', status: 'elsewhere', sent: 60_000 }, { local: 'u-3', field: 'bills', name: 'august.pdf', size: 240_000, type: 'application/pdf', status: 'failed', sent: 0, failure: { code: 'server', problem: 'storage-full', errors: [] } }] }, async (shown) => {
  await find(shown, '.file', 'Choose this file again to go on · 9 MB of 240 MB are there');
  await find(shown, '.file', 'Another tab is sending it');
  await find(shown, '.file.failed', 'There is no room for this file at the moment.');
});

/** On its way, and resting: what has arrived is kept. */
export const Paused: StoryObj = fieldStory('file', { field: { id: 'bills', type: 'file', label: 'Bills of the year', maxFiles: 6 }, uploads: [{ local: 'u-1', field: 'bills', name: 'may.pdf', size: 24_000_000, type: 'application/pdf', status: 'paused', sent: 9_000_000 }, { local: 'u-2', field: 'bills', name: 'july.pdf', size: 240_000, type: 'application/pdf', status: 'sending', sent: 60_000 }] }, async (shown) => {
  await find(shown, '.file', 'Paused · 9 MB of 24 MB are there');
  await find(shown, '[aria-label="Pause july.pdf"]');
});
