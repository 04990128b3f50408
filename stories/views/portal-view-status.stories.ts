import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fixedStates, withoutProject } from '../fixed-states.js';
import { find, press, sees } from '../look.js';
import { scene } from '../scene.js';
import { solarAt } from '../solar.js';

export default { title: 'Views/Status', component: 'portal-view-status' } satisfies Meta;

const tag = 'portal-view-status';
const data = solarAt('study-running');
const fixed = fixedStates(tag, {
  data,
  ready: (shown) => sees(shown, 'There is nothing for you to do now.'),
  empty: { data: solarAt('initial-documents'), play: (shown) => sees(shown, 'There is something for you to do in this step.') },
});

/** A substate with no view: where the project stands, what is done, what happens next. */
export const Ready: StoryObj = fixed.ready;
export const Loading: StoryObj = fixed.loading;
/** The substate asks for a view: this one says so, and shows nothing else. */
export const Empty: StoryObj = fixed.empty;
export const Failed: StoryObj = fixed.failed;
export const Offline: StoryObj = fixed.offline;
export const LongWords: StoryObj = fixed.longWords;
export const RightToLeft: StoryObj = fixed.rightToLeft;
export const Dark: StoryObj = fixed.dark;

/** Beside a timeline that lists what is done. */
export const WithoutDone: StoryObj = scene(tag, { data }, (shown) => sees(shown, 'There is nothing for you to do now.'), { args: { withoutDone: true } });

/** A customer of the company who has no project. */
export const WithoutProject: StoryObj = scene(tag, { data: withoutProject(data) }, (shown) => sees(shown, 'There is no project here yet.'));

/** Conditions belong to every substate: here they are all that is asked. */
export const WithConditions: StoryObj = scene(tag, { data: solarAt('site-rules') }, async (shown) => { await find(shown, 'button', 'Accept and continue'); });

/** The last look had no answer: what was there still shows. */
export const Stale: StoryObj = scene(tag, { data }, async (shown, { mock }) => {
  await sees(shown, 'There is nothing for you to do now.');
  mock.fail({ path: /^\/opportunities\//, as: 'offline' });
  window.dispatchEvent(new Event('focus'));
  await find(shown, '[data-failure=offline][role=status]');
  await sees(shown, 'There is nothing for you to do now.');
});

/** Nobody is signed in: the sign-in stands in its place. */
export const SignedOut: StoryObj = scene(tag, { data, customer: null }, async (shown) => {
  await find(shown, 'portal-sign-in');
  await sees(shown, 'Sign in');
});

/** The page says nothing of where the data are: the element says so, and the console says once what to mend. */
export const NotSetUp: StoryObj = scene(tag, { data }, async (shown) => {
  await find(shown, '[data-failure=configuration]', 'This part isn’t set up yet');
}, { args: { endpoint: undefined, getToken: undefined } });

/** Another project or another address: the company's support stands where trying again wouldn't help. */
export const NotFound: StoryObj = scene(tag, { data }, async (shown) => {
  await find(shown, '[data-failure=not-found]', 'help@example.com');
}, { args: { opportunity: 'another-customers' } });

/** The customer asks again, and it comes. */
export const TriedAgain: StoryObj = scene(tag, { data, prepare: (mock) => mock.fail({ path: /^\/opportunities\//, as: 503, times: 1 }) }, async (shown) => {
  await press(shown, 'Try again');
  await sees(shown, 'There is nothing for you to do now.');
});
