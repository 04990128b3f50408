import { noChange, type ChildPart, type PropertyPart } from 'lit';
import { directive, Directive, type Part } from 'lit/directive.js';
import { getCommittedValue, insertPart, removePart, setChildPartValue, setCommittedValue } from 'lit/directive-helpers.js';

/**
 * Stands in for `lit/directives/repeat.js`, `live.js` and `guard.js` in the build for a script tag: each as this project calls it,
 * which is `repeat` with keys, for lists of a dozen things, `live` on properties, and `guard` with a list. A test holds them
 * against Lit's own.
 */
class Repeat extends Directive {
  #keys: readonly unknown[] = [];

  render<T>(items: Iterable<T>, _key: (item: T, index: number) => unknown, template: (item: T, index: number) => unknown): unknown {
    return [...items].map(template);
  }

  override update(list: ChildPart, [items, key, template]: Parameters<this['render']>): unknown {
    const all = [...items];
    const before = this.#keys;
    const keys = (this.#keys = all.map(key));
    const values = all.map(template);
    const parts = getCommittedValue(list) as ChildPart[] | undefined;
    // the first time, Lit renders the list itself
    if (!Array.isArray(parts)) return values;
    const had = new Map(before.map((one, i) => [one, parts[i]]));
    for (const [one, part] of had) {
      if (!part || keys.includes(one)) continue;
      removePart(part);
      // Lit leaves it there; here it would stand between two that are next to each other
      (part.endNode as ChildNode | null)?.remove();
    }
    const now = keys.map((one) => had.get(one));
    // from the last one up, each before the next: what is in place isn't moved
    for (let i = keys.length - 1; i >= 0; i--) now[i] = setChildPartValue(insertPart(list, now[i + 1], now[i]), values[i]);
    setCommittedValue(list, now);
    return noChange;
  }
}

class Live extends Directive {
  render(value: unknown): unknown { return value; }

  override update(part: PropertyPart, [value]: Parameters<this['render']>): unknown {
    if (value === (part.element as unknown as Record<string, unknown>)[part.name]) return noChange;
    // so that Lit sets it though it is the value of last time
    setCommittedValue(part);
    return value;
  }
}

class Guard extends Directive {
  #before: readonly unknown[] | undefined;

  render(_on: readonly unknown[], make: () => unknown): unknown { return make(); }

  override update(_part: Part, [on, make]: Parameters<this['render']>): unknown {
    const before = this.#before;
    this.#before = on;
    return before?.length === on.length && on.every((one, i) => one === before[i]) ? noChange : make();
  }
}

export const repeat = directive(Repeat);
export const live = directive(Live);
export const guard = directive(Guard);
