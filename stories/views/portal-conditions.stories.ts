import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fixedStates } from '../fixed-states.js';
import { find, press, sees } from '../look.js';
import { scene } from '../scene.js';
import { solarAt, withSubstate } from '../solar.js';

export default { title: 'Widgets/Conditions', component: 'portal-conditions' } satisfies Meta;

const tag = 'portal-conditions';
const data = solarAt('site-rules');
const ready = async (shown: HTMLElement): Promise<void> => { await find(shown, 'button', 'Accept and continue'); };
const fixed = fixedStates(tag, {
  data,
  ready,
  empty: {
    data: solarAt('study-running'),
    play: async (shown) => {
      shown.append(Object.assign(document.createElement('p'), { slot: 'empty', textContent: 'There is nothing to accept in this step.' }));
      await sees(shown, 'There is nothing to accept in this step.');
    },
  },
});

/** The substate has no view: the conditions are the step, and carry its button. */
export const Ready: StoryObj = fixed.ready;
export const Loading: StoryObj = fixed.loading;
/** A step without conditions: nothing, or what the page puts into the slot. */
export const Empty: StoryObj = fixed.empty;
export const Failed: StoryObj = fixed.failed;
export const Offline: StoryObj = fixed.offline;
export const LongWords: StoryObj = fixed.longWords;
export const RightToLeft: StoryObj = fixed.rightToLeft;
export const Dark: StoryObj = fixed.dark;

/** Beside a view, which carries the button: mandatory ones and one that is optional. */
export const BesideAView: StoryObj = scene(tag, { data: solarAt('initial-documents') }, async (shown) => { await find(shown, '[data-condition] .optional', 'optional'); });

/** Read in full, before anything is ticked. */
export const Read: StoryObj = scene(tag, { data }, async (shown) => {
  (await find(shown, 'summary')).click();
  await find(shown, 'details[open] .text');
});

/** Pressed without accepting. */
export const Owed: StoryObj = scene(tag, { data }, async (shown) => {
  await press(shown, 'Accept and continue');
  await find(shown, '.error', 'Accept this condition to go on.');
});

const accept = async (shown: HTMLElement): Promise<void> => {
  for (const box of [await find(shown, 'input')]) box.click();
  await press(shown, 'Accept and continue');
};

/** Recorded: number and time. */
export const Accepted: StoryObj = scene(tag, { data }, async (shown) => {
  await accept(shown);
  await find(shown, '.receipt', 'Your answer is recorded.');
});

export const Waiting: StoryObj = scene(tag, { data, prepare: (mock) => mock.fail({ path: /\/actions$/, as: 'offline' }) }, async (shown) => {
  await accept(shown);
  await find(shown, '[data-send=waiting]', 'Waiting for the network');
});

/** The text changed while the customer read it: a consent to the old one is refused. */
export const TextChanged: StoryObj = scene(tag, { data }, async (shown, { mock }) => {
  (await find(shown, 'input')).click();
  const condition = data.flow.conditions?.find(({ id }) => id === 'site-safety');
  if (condition) await mock.state.putCondition({ ...condition, text: 'Helmets for everybody.' });
  await press(shown, 'Accept and continue');
  await find(shown, '[data-send=refused]');
});

/** Accepted in an earlier step: said, not asked again. */
export const GivenBefore: StoryObj = scene(tag, { data: withSubstate(data, 'site-rules', { conditions: ['privacy', 'site-safety'] }) }, async (shown, { mock }) => {
  const condition = mock.state.conditions.get('privacy');
  await find(shown, '[data-condition=privacy] input');
  if (condition) mock.state.apply('anna-home', [{ kind: 'record-consent', consent: { condition: 'privacy', version: condition.version, language: 'en', sha256: condition.sha256['en'] ?? '', at: '2026-11-02T09:00:00.000Z' } }]);
  window.dispatchEvent(new Event('focus'));
  await find(shown, '.given', 'Accepted on');
});
