import { edgesOf, type Point } from './geometry.js';

/** Nearer than this to a line, in metres, a corner lies on it. */
const hair = 0.001;

/** On which side of the line from `a` to `b` a corner lies: 1, -1, or 0 on it. */
function side(a: Point, b: Point, c: Point): number {
  const cross = (b.east - a.east) * (c.north - a.north) - (b.north - a.north) * (c.east - a.east);
  return Math.abs(cross) <= hair * Math.hypot(b.east - a.east, b.north - a.north) ? 0 : Math.sign(cross);
}

const between = (a: number, b: number, c: number): boolean => Math.min(a, b) - hair <= c && c <= Math.max(a, b) + hair;
const within = (a: Point, b: Point, c: Point): boolean => between(a.east, b.east, c.east) && between(a.north, b.north, c.north);

/** Two edges have a place in common. */
function meet([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean {
  const [c1, d1, a1, b1] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  if (c1 * d1 < 0 && a1 * b1 < 0) return true;
  return (c1 === 0 && within(a, b, c)) || (d1 === 0 && within(a, b, d)) || (a1 === 0 && within(c, d, a)) || (b1 === 0 && within(c, d, b));
}

/** An edge that goes back over the one before it. */
function folds([a, b]: readonly [Point, Point], [, c]: readonly [Point, Point]): boolean {
  return side(a, b, c) === 0 && (b.east - a.east) * (c.east - b.east) + (b.north - a.north) * (c.north - b.north) < 0;
}

/** Whether an outline crosses, touches or runs back over itself. Edges are looked at from west to east, so that only those side by side are compared. */
export function crossesItself(corners: readonly Point[]): boolean {
  const edges = edgesOf(corners);
  const last = edges.length - 1;
  const order = edges.map((edge, at) => ({ edge, at, west: Math.min(edge[0].east, edge[1].east), east: Math.max(edge[0].east, edge[1].east) })).sort((a, b) => a.west - b.west);
  return order.some(({ edge, at, east }, i) => {
    for (let j = i + 1; j <= last; j++) {
      const other = order[j];
      if (!other || other.west > east + hair) return false;
      const [before, after] = at < other.at ? [at, other.at] : [other.at, at];
      if (after - before === 1) { if (folds(edges[before] ?? edge, edges[after] ?? edge)) return true; }
      else if (before === 0 && after === last) { if (folds(edges[last] ?? edge, edges[0] ?? edge)) return true; }
      else if (meet(edge, other.edge)) return true;
    }
    return false;
  });
}
