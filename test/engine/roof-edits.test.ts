import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDrawing, faceFault } from '../../src/engine/roof/check.js';
import { edgeMeasures, moveCorner, openRing, rectangle, removeCorner, setEdge, splitEdge, withCorners } from '../../src/engine/roof/edits.js';
import { figuresOf, finished } from '../../src/engine/roof/figures.js';
import { areaOf, cornersOf, edgesOf, lengthOf, planeAt } from '../../src/engine/roof/geometry.js';
import type { Position, RoofFace } from '../../src/protocol/index.js';
import { face, metres, place, roof } from './roofs.js';

const square = face(metres([[0, 0], [10, 0], [10, 10], [0, 10]]), { name: 'South', pitch: 30, eave: 0 });
const cornersIn = (one: RoofFace): number[][] => cornersOf(one.geometry.coordinates[0] ?? []).map(({ east, north }) => [Math.round(east * 100) / 100 + 0, Math.round(north * 100) / 100 + 0]);

describe('editing a face by numbers', () => {
  it('a corner goes so many metres east and north of the first', () => {
    expect(cornersIn(moveCorner(square, 2, { east: 12, north: 8.5 }))).toEqual([[0, 0], [10, 0], [12, 8.5], [0, 10]]);
    // the first one is moved from where it was, and the others are then told from there
    expect(cornersIn(moveCorner(square, 0, { east: -2, north: 1 }))).toEqual([[0, 0], [12, -1], [12, 9], [2, 9]]);
    expect(openRing(square)).toHaveLength(4);
  });

  it('an edge gets a length and a direction, and what comes after it moves along in its shape', () => {
    expect(cornersIn(setEdge(square, 0, 15, 90))).toEqual([[0, 0], [15, 0], [15, 10], [5, 10]]);
    expect(cornersIn(setEdge(square, 2, 4, 270))).toEqual([[0, 0], [10, 0], [10, 10], [6, 10]]);
    // the last one closes the outline: it follows from the others
    expect(setEdge(square, 3, 4, 180)).toBe(square);
    expect(edgeMeasures(square).map(({ length, bearing }) => [Math.round(length * 100) / 100, Math.round(bearing)])).toEqual([[10, 90], [10, 0], [10, 270], [10, 180]]);
  });

  it('an edge is split in the middle, and a corner is taken away, but three stay', () => {
    const five = splitEdge(square, 3);
    expect(cornersIn(five)).toEqual([[0, 0], [10, 0], [10, 10], [0, 10], [0, 5]]);
    expect(splitEdge(square, 9)).toBe(square);
    const three = removeCorner(square, 1);
    expect(cornersIn(three)).toEqual([[0, 0], [10, 10], [0, 10]]);
    expect(removeCorner(three, 0)).toBe(three);
  });

  it('the eave stays the edge that it was', () => {
    const eaveOf = (one: RoofFace): number | undefined => one.properties.eave;
    const of = (eave: number): RoofFace => ({ ...square, properties: { eave } });
    expect([0, 1, 2, 3].map((edge) => eaveOf(splitEdge(of(1), edge)))).toEqual([2, 1, 1, 1]);
    expect([0, 1, 2, 3].map((corner) => eaveOf(removeCorner(of(1), corner)))).toEqual([0, 0, 1, 1]);
    // without its first corner the edge begins at the last
    expect(eaveOf(removeCorner(of(0), 0))).toBe(2);
    expect(eaveOf(removeCorner(of(3), 3))).toBe(2);
    expect(eaveOf(withCorners(of(1), openRing(square)))).toBe(1);
    expect(eaveOf(withCorners(of(3), metres([[0, 0]])))).toBe(0);
    expect(eaveOf(withCorners(face(openRing(square)), metres([[0, 0], [1, 0], [0, 1]])))).toBeUndefined();
    expect(withCorners(square, openRing(square)).properties).toEqual({ name: 'South', pitch: 30, eave: 0 });
  });

  it('a rectangle has its front where it looks', () => {
    const made = rectangle(place, 8, 5, 180);
    expect(figuresOf(made)).toEqual({ area: 40, edges: [8, 5, 8, 5], orientation: 180 });
    expect(figuresOf(rectangle(place, 8, 5, 225)).orientation).toBe(225);
    // around the place: it lies in the middle of its corners
    const middle = openRing(made).reduce(([x = 0, y = 0], [east = 0, north = 0]) => [x + east / 4, y + north / 4], [0, 0] as Position);
    expect(middle[0]).toBeCloseTo(place[0] ?? 0, 7);
    expect(middle[1]).toBeCloseTo(place[1] ?? 0, 7);
  });
});

const latitude = fc.double({ min: -84, max: 84, noNaN: true });
const longitude = fc.double({ min: -180, max: 180, noNaN: true });
const somewhere = fc.tuple(longitude, latitude) as fc.Arbitrary<Position>;
/** An outline around its middle, so that it never crosses itself. */
const outline = fc.tuple(somewhere, fc.array(fc.double({ min: 3, max: 40, noNaN: true }), { minLength: 3, maxLength: 40 }))
  .map(([at, radii]) => face(metres(radii.map((radius, i) => [radius * Math.cos((2 * Math.PI * i) / radii.length), radius * Math.sin((2 * Math.PI * i) / radii.length)]), at)));

describe('whatever roof is drawn', () => {
  it('an outline around its middle is a face, wherever on earth, and the figures don’t depend on where it begins or which way it goes', () => {
    fc.assert(fc.property(outline, fc.nat(), (drawn, start) => {
      expect(faceFault(drawn)).toBeUndefined();
      const open = openRing(drawn);
      const from = start % open.length;
      const { area = 0 } = figuresOf(drawn);
      for (const other of [[...open.slice(from), ...open.slice(0, from)], [...open].reverse()]) {
        const again = figuresOf(face(other));
        // told from another corner, the plane is a little another one
        expect(Math.abs((again.area ?? 0) / area - 1)).toBeLessThan(1e-3);
        expect(faceFault(face(other))).toBeUndefined();
      }
    }));
  });

  it('metres become degrees and metres again', () => {
    fc.assert(fc.property(somewhere, fc.double({ min: -500, max: 500, noNaN: true }), fc.double({ min: -500, max: 500, noNaN: true }), (at, east, north) => {
      const plane = planeAt(at);
      const back = plane.toMetres(plane.toPosition({ east, north }));
      expect(Math.abs(back.east - east)).toBeLessThan(0.001);
      expect(Math.abs(back.north - north)).toBeLessThan(0.001);
    }));
  });

  it('two corners next to each other that change places make it cross itself', () => {
    fc.assert(fc.property(outline.filter((drawn) => openRing(drawn).length > 3), fc.nat(), (drawn, at) => {
      const open = [...openRing(drawn)];
      const i = at % (open.length - 1);
      // on a round outline; on a ragged one the swap may be a good outline again
      const plane = planeAt(place);
      const round = open.map((_, k) => plane.toPosition({ east: 20 * Math.cos((2 * Math.PI * k) / open.length), north: 20 * Math.sin((2 * Math.PI * k) / open.length) }));
      round.splice(i, 2, ...[round[i + 1], round[i]].flatMap((position) => (position ? [position] : [])));
      expect(faceFault(face(round))?.code).toBe('face-crossing');
    }));
  });

  it('no edit throws, and what is kept after it is of sound shape', () => {
    fc.assert(fc.property(outline, fc.array(fc.tuple(fc.constantFrom('move', 'split', 'remove', 'edge'), fc.integer({ min: -1, max: 41 }), fc.double({ min: -60, max: 60, noNaN: true }), fc.double({ min: 0, max: 360, noNaN: true })), { maxLength: 8 }), (drawn, edits) => {
      let at: RoofFace = { ...drawn, properties: { eave: 1, pitch: 20 } };
      for (const [kind, i, metre, degree] of edits) {
        if (kind === 'move') at = moveCorner(at, i, { east: metre, north: degree / 9 });
        else if (kind === 'split') at = splitEdge(at, i);
        else if (kind === 'remove') at = removeCorner(at, i);
        else at = setEdge(at, i, Math.abs(metre), degree);
      }
      expect(openRing(at).length).toBeGreaterThanOrEqual(3);
      const { eave } = at.properties;
      expect(eave === undefined || (eave >= 0 && eave < openRing(at).length)).toBe(true);
      const [kept] = finished(roof(at)).features;
      expect(kept?.properties.edges).toHaveLength(openRing(at).length);
      if (checkDrawing(roof(at)).length === 0) expect(kept?.properties.area).toBeGreaterThanOrEqual(1);
    }));
  });

  it('no face holds more than a circle of the same length around', () => {
    fc.assert(fc.property(outline, (drawn) => {
      const corners = cornersOf(drawn.geometry.coordinates[0] ?? []);
      const around = edgesOf(corners).reduce((sum, edge) => sum + lengthOf(...edge), 0);
      // no outline holds more than a circle of the same length
      expect(areaOf(corners)).toBeLessThanOrEqual((around * around) / (4 * Math.PI) + 1e-6);
    }));
  });
});
