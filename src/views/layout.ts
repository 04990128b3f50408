import { shownFields } from '../engine/shown.js';
import type { PlacedField, Values } from '../protocol/field.js';
import type { Text } from '../protocol/text.js';

/** Fields that stand together under a name; an empty one for those without. */
export interface Group { readonly name: string; readonly members: readonly PlacedField[] }

/** The fields of a step in their order and groups, without those that their dependency hides. A keystroke on which nothing depends gives the same groups. */
export class Layout {
  readonly #sorted: readonly PlacedField[];
  readonly #dependent: boolean;
  readonly #text: (text: Text | undefined) => string;
  #shown = '';
  #groups: readonly Group[] = [];

  constructor(placements: readonly PlacedField[], text: (text: Text | undefined) => string) {
    this.#sorted = [...placements].sort((a, b) => a.order - b.order);
    this.#dependent = placements.some(({ dependsOn }) => dependsOn);
    this.#text = text;
  }

  groups(values: Values): readonly Group[] {
    if (this.#groups.length > 0 && !this.#dependent) return this.#groups;
    const shown = shownFields(this.#sorted, values);
    const key = [...shown].join('\n');
    if (this.#groups.length > 0 && key === this.#shown) return this.#groups;
    this.#shown = key;
    const groups = new Map<string, PlacedField[]>();
    for (const placed of this.#sorted) {
      if (!shown.has(placed.field)) continue;
      const name = this.#text(placed.group);
      const members = groups.get(name);
      if (members) members.push(placed);
      else groups.set(name, [placed]);
    }
    this.#groups = [...groups].map(([name, members]) => ({ name, members }));
    return this.#groups;
  }
}
