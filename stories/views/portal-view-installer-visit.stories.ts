import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { InstallerVisit } from '../../src/protocol/index.js';
import type { MockData } from '../../src/mock/index.js';
import { fixedStates } from '../fixed-states.js';
import { find, press, sees, type } from '../look.js';
import { scene } from '../scene.js';
import { solarAt, visit as demoVisit, withSubstate } from '../solar.js';

export default { title: 'Views/Installer visit', component: 'portal-view-installer-visit' } satisfies Meta;

const tag = 'portal-view-installer-visit';
const visit: InstallerVisit = demoVisit ?? { id: 'visit' };
const hours = (count: number): string => new Date(Date.now() + count * 3_600_000).toISOString();
const at = (change: Partial<InstallerVisit> = {}): MockData => solarAt('visit', { visit: { ...visit, ...change } });
const data = at();
const ready = async (shown: HTMLElement): Promise<void> => { await find(shown, '[part=who]', 'Davide Ferraro'); };
const fixed = fixedStates(tag, { data, ready, empty: { data: solarAt('visit'), play: (shown) => sees(shown, 'The visit isn’t planned yet') } });

/** Who comes, when and where, and what to prepare. */
export const Ready: StoryObj = fixed.ready;
export const Loading: StoryObj = fixed.loading;
/** Nothing is planned yet. */
export const Empty: StoryObj = fixed.empty;
export const Failed: StoryObj = fixed.failed;
export const Offline: StoryObj = fixed.offline;
export const LongWords: StoryObj = fixed.longWords;
export const RightToLeft: StoryObj = fixed.rightToLeft;
export const Dark: StoryObj = fixed.dark;

export const OnAPhone: StoryObj = scene(tag, { data }, ready, { globals: { width: '360' } });
export const InThePortal: StoryObj = scene('customer-portal', { data }, ready);

/** The substate asks for another view. */
export const Elsewhere: StoryObj = scene(tag, { data: solarAt('initial-documents') }, (shown) => sees(shown, 'There is no visit planned in this step.'));

/** It is known who comes, and not yet when. */
export const WithoutADay: StoryObj = scene(tag, { data: at({ start: undefined, end: undefined }) }, (shown) => sees(shown, 'The day isn’t fixed yet.'));
export const UnderWay: StoryObj = scene(tag, { data: at({ start: hours(-1), end: hours(1) }) }, (shown) => sees(shown, 'Under way now'));
export const Over: StoryObj = scene(tag, { data: at({ start: hours(-50), end: hours(-48) }) }, (shown) => sees(shown, 'This visit has taken place.'));

/** Told in the time of the place, where the reader's clock says something else. */
export const ElsewhereOnEarth: StoryObj = scene(tag, { data: at({ timeZone: 'Pacific/Kiritimati' }) }, (shown) => sees(shown, 'Local time of the visit: Line Islands Time'));

/** With a picture of the installer. */
export const WithAPicture: StoryObj = scene(tag, { data: at({ installer: { name: 'Davide Ferraro', phone: '+39 333 555 0142', picture: 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 56 56%22%3E%3Crect width=%2256%22 height=%2256%22 fill=%22%23d8c7a8%22/%3E%3Ccircle cx=%2228%22 cy=%2222%22 r=%2210%22 fill=%22%237a5b3a%22/%3E%3Cpath d=%22M8 56c2-16 38-16 40 0z%22 fill=%22%23355c7d%22/%3E%3C/svg%3E'.replaceAll(' ', '%20') } }) }, async (shown) => { await find(shown, '.face img'); });

/** The time is fixed: the reason stands where the button would. */
export const Fixed: StoryObj = scene(tag, { data: at({ changeable: false }) }, async (shown) => { await find(shown, '[part=reason]', 'The time of this visit is fixed'); });

/** The company changes the time while the customer looks at it. */
export const Changed: StoryObj = scene(tag, { data }, async (shown, { mock }) => {
  await ready(shown);
  const [project] = data.opportunities;
  if (project) mock.state.putOpportunity({ ...project, visit: { ...visit, start: hours(200), end: hours(202) } }, new Date().toISOString());
  dispatchEvent(new Event('focus'));
  await find(shown, '[part=changed]', 'The company has changed this visit');
});

const ask = async (shown: HTMLElement): Promise<void> => {
  await press(shown, 'Ask for another time');
  await find(shown, 'dialog[open]', 'Which days and times would suit you?');
};
const send = async (shown: HTMLElement): Promise<void> => {
  await ask(shown);
  type(await find(shown, '#wish'), 'Thursday or Friday, after four in the afternoon.');
  await press(shown, 'Send the request');
};
const actions = /\/actions$/;

export const Asking: StoryObj = scene(tag, { data }, ask);
export const AskingOnAPhone: StoryObj = scene(tag, { data }, ask, { globals: { width: '320' } });

/** Nothing is written. */
export const AskedNothing: StoryObj = scene(tag, { data }, async (shown) => {
  await ask(shown);
  await press(shown, 'Send the request');
  await find(shown, '#wish-error', 'Write which days or times would suit you.');
});

export const Sending: StoryObj = scene(tag, { data, prepare: (mock) => mock.fail({ path: actions, as: 'pending' }) }, async (shown) => {
  await send(shown);
  await find(shown, '[part=ask][aria-disabled=true]');
});

export const Waiting: StoryObj = scene(tag, { data, prepare: (mock) => mock.fail({ path: actions, as: 'offline' }) }, async (shown) => {
  await send(shown);
  await find(shown, '[data-send=waiting]', 'Waiting for the network');
});

/** Another visit was planned a moment before. */
export const Refused: StoryObj = scene(tag, { data, prepare: (mock) => mock.fail({ path: actions, as: 422, code: 'unknown-visit' }) }, async (shown) => {
  await send(shown);
  await find(shown, '[data-send=refused]', 'The company has planned another visit');
});

/** It has arrived: number and time. */
export const Receipt: StoryObj = scene(tag, { data }, async (shown) => {
  await send(shown);
  await find(shown, '.receipt', 'Your request has arrived.');
});

/** What the customer asked for stays to be seen. */
export const Asked: StoryObj = scene(tag, { data }, async (shown) => {
  await send(shown);
  await press(shown, 'See where the project stands');
  await find(shown, '[part=asked]', 'Thursday or Friday, after four in the afternoon.');
});

/** The company set a way forward for this step, with a condition. */
export const Onward: StoryObj = scene(tag, {
  data: { ...withSubstate(data, 'visit', { conditions: ['privacy'] }), flow: { ...withSubstate(data, 'visit', { conditions: ['privacy'] }).flow, externalActions: [...data.flow.externalActions, { source: 'customer-portal', action: 'submit-step', from: 'visit', target: 'installation-documents' }] } },
}, async (shown) => { await find(shown, '[part=submit]', 'Continue'); });
