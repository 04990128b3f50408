import type { Signature } from '../protocol/contract.js';

/** The most that a drawn signature may be made of. */
export const mostStrokes = 200;
export const mostPoints = 5000;
/** The least that a drawn signature must be wide or high, as a share of its box: a dot is a slip of the finger. */
const leastExtent = 0.02;
const shortestName = 2;
const longestName = 100;

/** Whether strokes make a signature that a person could have drawn; the code of what is wrong with them when they don't. */
export function strokesFault(strokes: Signature['strokes']): string | undefined {
  const points = strokes?.flat() ?? [];
  if (points.length === 0) return 'signature-empty';
  if ((strokes?.length ?? 0) > mostStrokes || points.length > mostPoints) return 'signature-too-long';
  if (points.some((point) => point.length !== 2 || point.some((at) => !(at >= 0 && at <= 1)))) return 'signature-malformed';
  const extent = (axis: 0 | 1): number => points.reduce((most, point) => Math.max(most, point[axis] ?? 0), 0) - points.reduce((least, point) => Math.min(least, point[axis] ?? 1), 1);
  return Math.max(extent(0), extent(1)) < leastExtent ? 'signature-empty' : undefined;
}

/** What is wrong with the name that somebody signs with. */
export function signerFault(name: string): { readonly code: string; readonly params?: Record<string, number> } | undefined {
  const length = [...name.trim()].length;
  if (length === 0) return { code: 'required' };
  if (length < shortestName) return { code: 'too-short', params: { min: shortestName, length } };
  return length > longestName ? { code: 'too-long', params: { max: longestName, length } } : undefined;
}
