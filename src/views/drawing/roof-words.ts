import { faceFault } from '../../engine/roof/check.js';
import { figuresOf } from '../../engine/roof/figures.js';
import { cornersOf, outwards } from '../../engine/roof/geometry.js';
import type { DrawingWords } from '../../i18n/drawing/words.js';
import type { Messages } from '../../i18n/en.js';
import { faultMessage } from '../../i18n/faults.js';
import type { RoofFace } from '../../protocol/drawing.js';

export type RoofMessages = Messages & DrawingWords;

const formats = new Map<string, Intl.NumberFormat>();

/** A figure as people of the language write it. */
export function figure(value: number, digits: number, language: string): string {
  const key = `${language} ${digits}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(language, { maximumFractionDigits: digits });
  formats.set(key, format);
  return format.format(value);
}

/** The same, to be typed over: without what parts thousands. */
export const typed = (value: number, language: string): string => new Intl.NumberFormat(language, { maximumFractionDigits: 2, useGrouping: false }).format(value);

/** Where a direction lies among the eight of the compass. */
export const eighthOf = (degrees: number): number => Math.round(degrees / 45) % 8;

export const faceName = (m: RoofMessages, { properties: { name } }: RoofFace, index: number): string => name?.trim() || m.drawingFace(index + 1);

export interface FaceText {
  readonly area: string;
  readonly surface: string;
  readonly looks: string;
  /** each edge by its number, side and length */
  readonly edges: readonly string[];
  readonly fault: string;
}

const told = new WeakMap<RoofFace, { readonly m: RoofMessages; readonly text: FaceText }>();

/** All that is said of a face; made once for each, since a drag changes one face and shows all. */
export function faceText(m: RoofMessages, face: RoofFace, language: string): FaceText {
  const known = told.get(face);
  if (known?.m === m) return known.text;
  const { area = 0, surface, orientation, edges = [] } = figuresOf(face);
  const fault = faceFault(face);
  const corners = cornersOf(face.geometry.coordinates[0] ?? []);
  const text = {
    area: m.drawingSquare(figure(area, area < 100 ? 1 : 0, language)),
    surface: surface === undefined ? '' : m.drawingSquare(figure(surface, surface < 100 ? 1 : 0, language)),
    looks: orientation === undefined ? '' : m.drawingLooks({ eighth: eighthOf(orientation), degrees: figure(orientation, 0, language) }),
    edges: edges.map((length, i) => m.drawingEdge({ number: i + 1, eighth: eighthOf(outwards(corners, i) ?? 0), length: m.drawingMetres(figure(length, 2, language)) })),
    fault: fault ? faultMessage(m, fault, 'text', language) : '',
  };
  told.set(face, { m, text });
  return text;
}
