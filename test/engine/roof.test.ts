import { describe, expect, it } from 'vitest';
import { decide, present, type Snapshot } from '../../src/engine/index.js';
import { checkDrawing, faceAt, faceFault, roofLimits } from '../../src/engine/roof/check.js';
import { crossesItself } from '../../src/engine/roof/crossing.js';
import { figuresOf, finished, totals } from '../../src/engine/roof/figures.js';
import { facesOf } from '../../src/engine/roof/read-drawing.js';
import type { Drawing, Position, RoofFigures } from '../../src/protocol/index.js';
import { face, metres, roof } from './roofs.js';
import { snapshot } from './snapshots.js';

describe('the figures of a roof', () => {
  // reference: the closed formula for the area of a quadrangle of the WGS 84 ellipsoid between two parallels; and what a sphere of 6371 km gives, as most map libraries count
  it.each([[0, 184.6361, 185.4652], [20, 173.7732, 174.2802], [36.7, 148.7471, 148.7014], [44.6478, 132.2303, 131.9472], [55, 106.8607, 106.3783]])('the area at %d° is that of the earth there, and within half a percent of a sphere’s', (latitude, ellipsoid, sphere) => {
    const corners: Position[] = [[9, latitude], [9.00015, latitude], [9.00015, latitude + 0.0001], [9, latitude + 0.0001]];
    const { area = 0 } = figuresOf(face(corners));
    expect(Math.abs(area / ellipsoid - 1)).toBeLessThan(0.0001);
    expect(Math.abs(area / sphere - 1)).toBeLessThan(0.005);
  });

  it('lengths are those of published tables: a degree of latitude and of longitude at 0°, 45° and 60°', () => {
    // a ten-thousandth of a degree, in metres
    for (const [latitude, north, east] of [[0, 11.0574, 11.1319], [45, 11.1132, 7.8847], [60, 11.1412, 5.58]] as const) {
      const { edges = [] } = figuresOf(face([[0, latitude - 0.00005], [0.0001, latitude - 0.00005], [0.0001, latitude + 0.00005], [0, latitude + 0.00005]]));
      expect(edges[1]).toBeCloseTo(north, 1);
      expect(edges[0]).toBeCloseTo(east, 1);
    }
  });

  it('a face has its area from above, its surface by the pitch, its edges, and looks away from its eave', () => {
    const south = face(metres([[0, 0], [10, 0], [10, 6], [0, 6]]), { pitch: 60, eave: 0 });
    expect(figuresOf(south)).toEqual({ area: 60, surface: 120, edges: [10, 6, 10, 6], orientation: 180 });
    for (const [eave, orientation] of [[1, 90], [2, 0], [3, 270]]) expect(figuresOf({ ...south, properties: { eave } })).toEqual({ area: 60, edges: [10, 6, 10, 6], orientation });
    // drawn with the clock, it is the same roof
    expect(figuresOf(face(metres([[0, 6], [10, 6], [10, 0], [0, 0]]), { eave: 2, pitch: 0 }))).toEqual({ area: 60, surface: 60, edges: [10, 6, 10, 6] });
    expect(figuresOf(face(metres([[0, 6], [10, 6], [10, 0], [0, 0]]), { eave: 2 })).orientation).toBe(180);
  });

  it('a wall has no surface that could be seen from above', () => {
    const wall = (pitch: number): RoofFigures => figuresOf(face(metres([[0, 0], [10, 0], [10, 6], [0, 6]]), { pitch }));
    expect([wall(85).surface, wall(86).surface, wall(90).surface].map((surface) => surface !== undefined)).toEqual([true, false, false]);
    expect([wall(90).area, wall(90).orientation]).toEqual([60, undefined]);
  });

  it('a roof on the other side of the date line is measured like any other', () => {
    const { area, edges } = figuresOf(face(metres([[-8, 0], [8, 0], [8, 5], [-8, 5]], [180, -17])));
    expect([area, edges]).toEqual([80, [16, 5, 16, 5]]);
  });

  it('all faces together: as seen from above, and as surface', () => {
    expect(totals([face(metres([[0, 0], [10, 0], [10, 6], [0, 6]]), { pitch: 60 }), face(metres([[0, 0], [10, 0], [10, 3], [0, 3]]))])).toEqual({ area: 90, surface: 150 });
    expect(totals([])).toEqual({ area: 0, surface: 0 });
  });

  it('what a page claims is not kept: the figures are made anew, and nothing else stays', () => {
    const claimed = face(metres([[0, 0], [10, 0], [10, 6], [0, 6]]), { name: '  South ', pitch: 30, eave: 0, area: 999, surface: 999, edges: [1], orientation: 7 });
    const odd = { ...claimed, id: 'a', color: 'red', geometry: { ...claimed.geometry, coordinates: [claimed.geometry.coordinates[0]!.map((position) => [...position, 12])] } };
    const [kept] = finished({ type: 'FeatureCollection', features: [odd] }).features;
    expect(kept).toEqual({ type: 'Feature', id: 'a', geometry: claimed.geometry, properties: { name: 'South', pitch: 30, eave: 0, area: 60, surface: 69.28, edges: [10, 6, 10, 6], orientation: 180 } });
    expect(finished({ type: 'FeatureCollection', features: [face(metres([[0, 0], [10, 0], [10, 6]]), { name: ' ', area: 5 })] }).features[0]?.properties).toEqual({ area: 30, edges: [10, 6, 11.66] });
  });
});

const square = metres([[0, 0], [10, 0], [10, 10], [0, 10]]);
/** An outline with so many corners, on a circle. */
const round = (corners: number): Position[] => metres(Array.from({ length: corners }, (_, i) => [20 * Math.cos((2 * Math.PI * i) / corners), 20 * Math.sin((2 * Math.PI * i) / corners)]));

describe('what can’t be a roof', () => {
  const codeOf = (corners: Position[], more: RoofFigures = {}): string | undefined => faceFault(face(corners, more))?.code;

  it.each<[string, Position[]]>([
    ['a bow', metres([[0, 0], [10, 10], [10, 0], [0, 10]])],
    ['one whose corner touches an edge', metres([[0, 0], [10, 0], [10, 10], [5, 0], [0, 10]])],
    ['two that hang together at a corner', metres([[0, 0], [5, 5], [10, 0], [10, 10], [5, 5], [0, 10]])],
    ['an edge that goes back over the one before', metres([[0, 0], [10, 0], [4, 0], [4, 8]])],
    ['the last edge over the first', metres([[4, 0], [10, 0], [10, 8], [0, 8], [0, 0], [8, 0]])],
    ['a line', metres([[0, 0], [10, 0], [20, 0]])],
  ])('%s crosses itself', (_, corners) => { expect(codeOf(corners)).toBe('face-crossing'); });

  it.each<[string, Position[]]>([
    ['a square', square], ['one drawn with the clock', [...square].reverse()], ['an L', metres([[0, 0], [10, 0], [10, 4], [4, 4], [4, 10], [0, 10]])],
    ['one with a corner in the middle of a straight edge', metres([[0, 0], [5, 0], [10, 0], [10, 10]])], ['one with a thousand corners', round(1000)],
    ['a narrow one', metres([[0, 0], [50, 0], [50, 0.1], [0, 0.1]])], ['a sharp one', metres([[0, 0], [30, 0.2], [30, 0.4]])],
  ])('%s is one', (_, corners) => { expect(codeOf(corners)).toBeUndefined(); });

  it('an outline is closed, of one ring, of three to a thousand corners', () => {
    const { geometry: { coordinates: [ring = []] }, ...rest } = face(square);
    const of = (...coordinates: Position[][]): string | undefined => faceFault({ ...rest, geometry: { type: 'Polygon', coordinates } })?.code;
    expect([of(), of([]), of(ring.slice(0, -1)), of(ring, ring), of(ring.slice(0, 2).concat(ring.slice(0, 1)))]).toEqual(['face-open', 'face-few-corners', 'face-open', 'face-open', 'face-few-corners']);
    expect(faceFault(face(round(1001)))).toEqual({ code: 'face-many-corners', params: { max: 1000, length: 1001 } });
  });

  it('lies on the earth, is no point and no province', () => {
    expect([codeOf([[0, 0], [181, 0], [0, 1]]), codeOf([[0, 0], [0, 86], [1, 0]]), codeOf([[0, 0], [NaN, 0], [0, 1]])]).toEqual(['face-outside', 'face-outside', 'face-outside']);
    expect([codeOf(metres([[0, 0], [0.5, 0], [0.5, 1.9], [0, 1.9]])), codeOf(metres([[0, 0], [1, 0], [1, 1.01], [0, 1.01]]))]).toEqual(['face-small', undefined]);
    expect([codeOf([[0, 0], [1, 0], [1, 1], [0, 1]]), codeOf(metres([[0, 0], [999, 0], [999, 999], [0, 999]]))]).toEqual(['face-large', undefined]);
    expect(codeOf(metres([[0, 0], [10, 0], [10, 0.001], [10, 10]]))).toBe('face-corner-twice');
  });

  it('has a pitch of 0 to 90 degrees, an eave among its edges, and a name that can be read', () => {
    expect([-1, 0, 90, 90.5].map((pitch) => codeOf(square, { pitch }))).toEqual(['face-pitch', undefined, undefined, 'face-pitch']);
    expect([-1, 0, 3, 4].map((eave) => codeOf(square, { eave }))).toEqual(['face-eave', undefined, undefined, 'face-eave']);
    expect([codeOf(square, { name: 'a'.repeat(100) }), codeOf(square, { name: 'a'.repeat(101) })]).toEqual([undefined, 'face-name']);
    expect(faceFault({ ...face(square), id: 'a'.repeat(101) })?.code).toBe('face-name');
  });

  it('each fault points at its face', () => {
    const bow = face(metres([[0, 0], [10, 10], [10, 0], [0, 10]]));
    expect(checkDrawing(roof(face(square), bow, face(square, { pitch: 91 })))).toEqual([
      { pointer: '/payload/drawing/features/1', code: 'face-crossing' },
      { pointer: '/payload/drawing/features/2', code: 'face-pitch', params: { min: 0, max: 90 } },
    ]);
    expect([faceAt('/payload/drawing/features/12'), faceAt('/payload/drawing/features'), faceAt('/payload/values/features/1')]).toEqual([12, undefined, undefined]);
  });

  it('a drawing has a face, and is not without end', () => {
    const many = (count: number, corners = square): Drawing => roof(...Array.from({ length: count }, () => face(corners)));
    expect(checkDrawing(many(0))).toEqual([{ pointer: '/payload/drawing/features', code: 'no-face' }]);
    expect([checkDrawing(many(roofLimits.faces)), checkDrawing(many(roofLimits.faces + 1))]).toEqual([[], [{ pointer: '/payload/drawing/features', code: 'many-faces', params: { max: 200 } }]]);
    expect(checkDrawing(many(12, round(1000)))).toEqual([{ pointer: '/payload/drawing/features', code: 'many-corners', params: { max: 10_000 } }]);
    expect(checkDrawing(many(1, round(10_000)))).toEqual([{ pointer: '/payload/drawing/features/0', code: 'face-many-corners', params: { max: 1000, length: 10_000 } }]);
  });

  it('only edges side by side are compared: a comb of a thousand teeth is one', () => {
    const comb = Array.from({ length: 500 }, (_, i) => [[i, 1], [i + 0.5, 9]]).flat() as [number, number][];
    expect(crossesItself([...comb, [500, 0], [0, 0]].map(([east = 0, north = 0]) => ({ east, north })))).toBe(false);
  });
});

describe('sending a roof', () => {
  const send = (drawing: unknown, from: Snapshot = snapshot('drawing'), values?: object): ReturnType<typeof decide> =>
    decide(from, { type: 'submit-drawing', revision: present(from).revision, payload: { drawing, ...(values && { values }) } as never });

  it('keeps the roof with its figures, and goes where submit-drawing leads', () => {
    const drawn = face(square, { name: 'South', pitch: 30, eave: 0, area: 1 });
    const decision = send(roof(drawn));
    expect(decision).toMatchObject({ verdict: 'accepted', effects: [{ kind: 'set-values', values: {} }, { kind: 'set-drawing', drawing: { features: [{ properties: { name: 'South', area: 100, surface: 115.47, orientation: 180 } }] } }, { kind: 'move', to: 'offers' }] });
  });

  it('refuses what is no drawing, and one with a fault, and then nothing is kept', () => {
    for (const drawing of [undefined, null, 'roof', {}, { type: 'FeatureCollection' }, { type: 'FeatureCollection', features: [{}] }]) expect(send(drawing)).toMatchObject({ verdict: 'refused', status: 422, code: 'drawing-unreadable', errors: [{ pointer: '/payload/drawing' }] });
    expect(send(roof())).toMatchObject({ verdict: 'refused', status: 422, code: 'invalid', errors: [{ code: 'no-face' }] });
    expect(send(roof(face(metres([[0, 0], [10, 10], [10, 0], [0, 10]]))))).toMatchObject({ verdict: 'refused', code: 'invalid', errors: [{ pointer: '/payload/drawing/features/0', code: 'face-crossing' }] });
  });

  /** The drawing's substate with fields beside it and a condition. */
  const beside = (): Snapshot => {
    const base = snapshot('drawing');
    const states = base.flow.states.map((state) => ({ ...state, substates: state.substates.map((one) => (one.id === 'drawing' ? { ...one, conditions: ['privacy'], placements: [{ field: 'paper', required: true }, { field: 'owner' }] } : one)) }));
    return { ...base, flow: { ...base.flow, states } };
  };

  it('the fields and photos beside it are read and checked like those of any step', () => {
    expect(send(roof(face(square)), beside())).toMatchObject({ verdict: 'refused', code: 'invalid', errors: [{ pointer: '/payload/values/paper', code: 'required' }, { pointer: '/payload/consents/privacy', code: 'consent-required' }] });
    const from = beside();
    const consents = present(from).conditions.map(({ id, version, sha256 }) => ({ condition: id, version, language: 'und', sha256: sha256['und'] }));
    const decision = decide(from, { type: 'submit-drawing', revision: present(from).revision, payload: { drawing: roof(face(square)), values: { paper: ['up-1'], owner: true, code: 'not shown' }, consents } as never });
    expect(decision).toMatchObject({ verdict: 'accepted', files: [{ id: 'up-1' }] });
    expect(decision.verdict === 'accepted' && decision.effects[0]).toMatchObject({ kind: 'set-values', values: { owner: true, paper: [{ id: 'up-1', name: 'a.pdf' }] } });
    // both are said at once
    expect(send(roof(), beside(), {})).toMatchObject({ errors: [{ code: 'no-face' }, { pointer: '/payload/values/paper' }, { code: 'consent-required' }] });
  });

  it('the view carries the company’s map and the roof; a drawing changes the revision, the map does not', () => {
    const map = { picture: { url: 'https://x.example/p.jpg', southWest: [0, 0], northEast: [1, 1] } };
    const drawing = finished(roof(face(square)));
    const before = snapshot('drawing');
    const after = snapshot('drawing', { drawing }, { settings: { ...before.settings, map } });
    expect(present(before).view).toEqual({ kind: 'drawing' });
    expect(present(after).view).toEqual({ kind: 'drawing', map, drawing });
    expect(present(after).revision).not.toBe(present(before).revision);
    expect(present(snapshot('drawing', {}, { settings: { ...before.settings, map } })).revision).toBe(present(before).revision);
  });

  it('what was drawn is read again only where it is a drawing', () => {
    expect([facesOf(undefined), facesOf({ type: 'FeatureCollection', features: 3 }), facesOf(roof(face([])))]).toEqual([[], [], []]);
    expect(facesOf(roof(face(square)))).toHaveLength(1);
  });
});
