import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fieldStory } from '../field-states.js';
import { find, sees } from '../look.js';
import { fieldOf } from '../solar.js';
import { inArabic, inLongWords } from '../words.js';

export default { title: 'Fields/Displayed text', component: 'portal-field-displayed-text' } satisfies Meta;

const field = fieldOf('displayed-text');
const shows = async (shown: HTMLElement): Promise<void> => { await find(shown, '.text p'); };

/** A text of the company's among the fields, in the small Markdown subset. It holds nothing, so nothing of it can fail. */
export const Ready: StoryObj = fieldStory('displayed-text', { field }, shows);
/** The step is on its way. */
export const Loading: StoryObj = fieldStory('displayed-text', { field, inert: true }, shows);
/** The company wrote a heading and no text. */
export const Empty: StoryObj = fieldStory('displayed-text', { field: { id: 'tips', type: 'displayed-text', label: 'Before you begin' } }, (shown) => sees(shown, 'Before you begin'));
/** The step was sent with faults: this isn't one of them. */
export const Failed: StoryObj = fieldStory('displayed-text', { field, required: true, showFaults: true }, shows);
/** The step waits for the network. */
export const Offline: StoryObj = fieldStory('displayed-text', { field, readOnly: true }, shows);
export const LongWords: StoryObj = fieldStory('displayed-text', { field: inLongWords(field) }, shows, { globals: { width: '320' } });
export const RightToLeft: StoryObj = fieldStory('displayed-text', { field: inArabic(field) }, shows, { globals: { direction: 'rtl', width: '360' } });
export const Dark: StoryObj = fieldStory('displayed-text', { field }, shows, { globals: { theme: 'dark' } });

/** What the subset has. Tags are shown as they are written. */
export const Markdown: StoryObj = fieldStory('displayed-text', { field: { id: 'rules', type: 'displayed-text', label: 'The rules', text: '## How\n\nA **bold** word, an *important* one, and [a link](https://example.com).\n\n- one\n- two\n\n1. first\n2. second\n\n<b>not a tag</b>' } }, async (shown) => {
  await find(shown, 'strong', 'bold');
  await find(shown, 'a', 'a link');
  await sees(shown, '<b>not a tag</b>');
});
