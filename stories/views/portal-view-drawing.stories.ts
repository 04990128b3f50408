import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { rectangle, removeCorner } from '../../src/engine/roof/edits.js';
import { planeAt } from '../../src/engine/roof/geometry.js';
import type { Drawing, RoofFace } from '../../src/protocol/index.js';
import { fixedStates } from '../fixed-states.js';
import { find, press, sees } from '../look.js';
import { scene } from '../scene.js';
import { solarAt, withSubstate } from '../solar.js';

export default { title: 'Views/Drawing', component: 'portal-view-drawing' } satisfies Meta;

const tag = 'portal-view-drawing';
const named = (face: RoofFace, id: string, name: string, pitch: number): RoofFace => ({ ...face, id, properties: { ...face.properties, name, pitch } });
const { toPosition: at } = planeAt([10.9254, 44.6478]);
/** The two sides of the house in the picture. */
const drawing: Drawing = { type: 'FeatureCollection', features: [
  named(rectangle(at({ east: -2.87, north: -0.56 }), 15.82, 6.44, 180), 'south', 'Sud', 25),
  named(rectangle(at({ east: -2.87, north: 5.88 }), 15.82, 6.44, 0), 'north', 'Nord', 25),
] };
const data = solarAt('draw-roof', { drawing });
const { map: _, ...withoutMap } = data.settings;
const drawn = async (shown: HTMLElement): Promise<void> => {
  await find(shown, '.map >>> path.face');
  await find(shown, '.faces', 'Nord');
};
const fixed = fixedStates(tag, {
  data,
  ready: async (shown) => { await find(shown, '.map >>> path.face'); },
  empty: { data: solarAt('draw-roof'), play: async (shown) => { await find(shown, '.map >>> .box'); await sees(shown, 'There is no face yet.'); } },
});

/** A roof with two faces, over the company's picture. */
export const Ready: StoryObj = fixed.ready;
export const Loading: StoryObj = fixed.loading;
export const Empty: StoryObj = fixed.empty;
export const Failed: StoryObj = fixed.failed;
export const Offline: StoryObj = fixed.offline;
export const LongWords: StoryObj = fixed.longWords;
export const RightToLeft: StoryObj = fixed.rightToLeft;
export const Dark: StoryObj = fixed.dark;

/** The substate asks for another view. */
export const Elsewhere: StoryObj = scene(tag, { data: solarAt('initial-documents') }, (shown) => sees(shown, 'There is no roof to draw in this step.'));

export const OnAPhone: StoryObj = scene(tag, { data }, drawn, { globals: { width: '360' } });

const open = async (shown: HTMLElement): Promise<void> => {
  await press(shown, 'Change Sud');
  await find(shown, '.map >>> .length');
};
/** One face is worked on: handles and lengths on the map, its figures and settings below. */
export const Face: StoryObj = scene(tag, { data }, open);

const corners = async (shown: HTMLElement): Promise<void> => {
  await open(shown);
  (await find(shown, '.face details summary')).click();
  await find(shown, '.corners', '4');
};
/** The same without the map: each corner by metres. */
export const Corners: StoryObj = scene(tag, { data }, corners, { globals: { width: '360' } });
/** Or each edge by its length and direction. */
export const Edges: StoryObj = scene(tag, { data }, async (shown) => { await corners(shown); await press(shown, 'By length'); });

/** The company set no picture: a scaled grid. */
export const OnAGrid: StoryObj = scene(tag, { data: { ...solarAt('draw-roof'), settings: withoutMap } }, async (shown) => { await find(shown, '.hint', 'Draw on the grid'); });

/** The picture doesn't come: said, and drawn on all the same. */
export const GroundFailed: StoryObj = scene(tag, { data: { ...data, settings: { ...withoutMap, map: { center: [10.9254, 44.6478], tiles: { url: `${location.origin}/nothing-here/{z}/{x}/{y}.png` } } } } }, async (shown) => {
  await find(shown, '[data-ground=failed]', 'You can draw on the grid all the same');
});

/** With a search for the address. */
export const WithSearch: StoryObj = scene(tag, { data: { ...data, settings: { ...data.settings, map: { ...data.settings.map, geocoder: { url: `${location.origin}/nothing-here?q={query}`, attribution: 'Addresses: example' } } } } }, async (shown) => {
  await find(shown, 'form.search');
  await drawn(shown);
});

/** The outline crosses itself: said where it is, and it holds the roof up. */
export const Crossing: StoryObj = scene(tag, { data: solarAt('draw-roof', { drawing: { ...drawing, features: drawing.features.map((face) => twisted(face)) } }) }, async (shown) => {
  await press(shown, 'Send the roof');
  await find(shown, '.summary', 'The outline crosses itself');
});

function twisted(face: RoofFace): RoofFace {
  const [a = [], b = [], c = [], d = []] = face.geometry.coordinates[0] ?? [];
  return { ...face, geometry: { type: 'Polygon', coordinates: [[a, c, b, d, a]] } };
}

/** Where it is done: a picture and a table. */
export const Finished: StoryObj = scene(tag, { data }, async (shown) => { await find(shown, 'table.roof', 'All faces together'); }, {
  args: { endpoint: undefined, getToken: undefined, view: {
    id: 'a', type: 'solar', name: 'Via Verdi 8, Modena', revision: '1', state: { id: 's', name: 'Design' }, timeline: [], placements: [], values: {}, conditions: [], actions: [],
    substate: { id: 'draw-roof', name: 'Your roof', description: 'This is what we work with.' },
    view: { kind: 'drawing', drawing: { ...drawing, features: [...drawing.features.slice(0, 1), ...drawing.features.slice(1).map((face) => removeCorner(face, 2))] } },
  } },
});

/** The company named no step to go to: the reason stands where the button would. */
export const Unavailable: StoryObj = scene(tag, { data: { ...data, flow: { ...data.flow, externalActions: [] } } }, async (shown) => { await find(shown, '[part=reason]', 'help@example.com'); });

/** With a condition right before the button. */
export const WithConditions: StoryObj = scene(tag, { data: withSubstate(data, 'draw-roof', { conditions: ['privacy'] }) }, async (shown) => {
  await press(shown, 'Send the roof');
  await find(shown, 'portal-conditions >>> .error', 'Accept this condition to go on.');
});

const actions = /\/actions$/;
export const Sending: StoryObj = scene(tag, { data, prepare: (mock) => mock.fail({ path: actions, as: 'pending' }) }, async (shown) => {
  await press(shown, 'Send the roof');
  await find(shown, 'button[aria-disabled=true]', 'Sending');
});
export const Waiting: StoryObj = scene(tag, { data, prepare: (mock) => mock.fail({ path: actions, as: 'offline' }) }, async (shown) => {
  await press(shown, 'Send the roof');
  await find(shown, '[data-send=waiting]', 'Waiting for the network');
});
export const Refused: StoryObj = scene(tag, { data, prepare: (mock) => mock.fail({ path: actions, as: 422, code: 'drawing-unreadable' }) }, async (shown) => {
  await press(shown, 'Send the roof');
  await find(shown, '[data-send=refused]', 'The drawing could not be read');
});
/** Taken: number, time and what happens next. */
export const Receipt: StoryObj = scene(tag, { data }, async (shown) => {
  await press(shown, 'Send the roof');
  await find(shown, '.receipt', 'We have your roof.');
});
