import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fixedStates, withoutProject } from '../fixed-states.js';
import { find, sees } from '../look.js';
import { scene } from '../scene.js';
import { solarAt } from '../solar.js';

export default { title: 'Widgets/Opportunity picker', component: 'portal-opportunity-picker' } satisfies Meta;

const tag = 'portal-opportunity-picker';
const data = {
  ...solarAt('study-running'),
  opportunities: ['initial-documents', 'choose-offer', 'installing'].flatMap((substate, i) => solarAt(substate, {
    id: `anna-${i}`,
    name: { en: `Roof ${i + 1}, Via Verdi 8`, it: `Tetto ${i + 1}, Via Verdi 8`, es: `Tejado ${i + 1}, Via Verdi 8`, fr: `Toit ${i + 1}, Via Verdi 8` },
  }).opportunities),
};
const fixed = fixedStates(tag, {
  data,
  path: /^\/me$/,
  ready: async (shown) => { await find(shown, 'li:nth-child(3) button'); },
  empty: { data: withoutProject(data), play: (shown) => sees(shown, 'There is no project here yet.') },
});

/** Several projects behind one address. */
export const Ready: StoryObj = fixed.ready;
export const Loading: StoryObj = fixed.loading;
export const Empty: StoryObj = fixed.empty;
export const Failed: StoryObj = fixed.failed;
export const Offline: StoryObj = fixed.offline;
export const LongWords: StoryObj = fixed.longWords;
export const RightToLeft: StoryObj = fixed.rightToLeft;
export const Dark: StoryObj = fixed.dark;

/** The customer chose one: it is marked, and every element of the page shows it. */
export const Chosen: StoryObj = scene(tag, { data }, async (shown) => {
  (await find(shown, 'li:nth-child(2) button')).click();
  await find(shown, 'li:nth-child(2) button[aria-current=true]');
});
