import type { RoofFace } from '../../protocol/drawing.js';
import type { Plan } from './plan.js';
import type { RoofMessages } from './roof-words.js';

/** What the parts of the view share: the roof, its words, and how it is changed. */
export interface RoofDesk {
  readonly m: RoofMessages;
  readonly language: string;
  readonly plan: Plan;
  /** the corners are listed by their edges */
  readonly byEdges: boolean;
  /** input → what was typed there and can't be read */
  readonly slips: Map<string, string>;
  /** input → what is being typed there: the view may show again at any moment, and must not take it away */
  readonly typing: Map<string, string>;
  /** two digits, as the language writes them */
  figure(value: number): string;
  list(byEdges: boolean): void;
  /** the list of corners stands open: a long one is made only then */
  readonly listed: boolean;
  listing(open: boolean): void;
  select(id: string | undefined): void;
  /** one face is another now */
  put(face: RoofFace): void;
  /** the same, while it is typed: kept, and no step of its own */
  type(face: RoofFace): void;
  add(face: RoofFace): void;
  remove(face: RoofFace): void;
  /** shows again */
  changed(): void;
}
