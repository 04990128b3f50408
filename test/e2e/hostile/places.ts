import type * as z from 'zod/mini';
import { Config, Help, Me, Opportunity, Problem, Receipt, Text, TicketPage } from '../../../src/protocol/index.js';
import { viewSchemas } from '../../../src/protocol/view-schemas.js';

/** As far as we look into a schema. */
interface Node { readonly _zod: { readonly def: { readonly type: string; readonly shape?: Readonly<Record<string, Node>>; readonly element?: Node; readonly innerType?: Node; readonly options?: readonly Node[]; readonly valueType?: Node } } }

/** What a page gets from a backend, by the name of its resource. */
export interface Payloads {
  readonly config: unknown;
  readonly me: unknown;
  readonly opportunity: unknown;
  readonly help: unknown;
  readonly receipt?: unknown;
  readonly problem?: unknown;
  readonly ticket?: unknown;
}

const node = (schema: unknown): Node => schema as Node;
const resources: Readonly<Record<keyof Payloads, Node>> = { config: node(Config), me: node(Me), opportunity: node(Opportunity), help: node(Help), receipt: node(Receipt), problem: node(Problem), ticket: node(TicketPage.shape.tickets.def.element) };

/** A place in a payload: `text` is for people to read, anything else is for the page. `spoken`: it may be told per language. */
export interface Place { readonly path: readonly string[]; readonly text: boolean; readonly spoken?: boolean }

/** Members of plain type that are words all the same: they come from people, and people read them. */
const words = new Set(['name', 'number', 'reason', 'text', 'address', 'company', 'attribution', 'email', 'phone', 'title', 'detail', 'message']);
/** Values of the fields that hold whatever was typed. */
const typed = /^opportunity\.values\.(short-text|text-area|read-only|displayed)$/;

function* walk(schema: Node, data: unknown, path: readonly string[]): Generator<Place> {
  const { def } = schema._zod;
  if (data === undefined) return;
  if (schema === node(Text)) { yield { path, text: true, spoken: true }; return; }
  switch (def.type) {
    case 'optional':
    case 'nullable': if (def.innerType && data !== null) yield* walk(def.innerType, data, path); return;
    case 'union': {
      const fits = def.options?.find((option) => (option as unknown as z.ZodMiniType).safeParse(data).success);
      if (fits) yield* walk(fits, data, path);
      return;
    }
    case 'array': for (const [i, one] of (data as unknown[]).entries()) if (def.element) yield* walk(def.element, one, [...path, String(i)]); return;
    case 'record': for (const [name, one] of Object.entries(data as object)) if (def.valueType) yield* walk(def.valueType, one, [...path, name]); return;
    case 'object': {
      for (const [name, inner] of Object.entries(def.shape ?? {})) yield* walk(inner, (data as Record<string, unknown>)[name], [...path, name]);
      return;
    }
    default: yield { path, text: def.type === 'string' && (words.has(path.at(-1) ?? '') || typed.test(path.join('.'))) };
  }
}

/** Every place of the payloads that their schemas name. The view's own members are read by the schema of its kind. */
export function placesOf(payloads: Payloads): Place[] {
  return Object.entries(payloads).flatMap(([name, data]) => {
    const found = data === undefined ? [] : [...walk(resources[name as keyof Payloads], data, [name])];
    const view = name === 'opportunity' ? (data as z.infer<typeof Opportunity>).view : undefined;
    const schema = view && viewSchemas[view.kind];
    return [...found, ...(schema ? [...walk(node(schema), view, [name, 'view'])].filter(({ path }) => path.at(-1) !== 'kind') : [])];
  });
}

/** The payloads with other values at places. */
export function filled(payloads: Payloads, values: ReadonlyMap<Place, unknown>): Payloads {
  const copy = structuredClone(payloads) as unknown as Record<string, unknown>;
  for (const [{ path }, value] of values) {
    const [last = '', ...before] = [...path].reverse();
    const holder = before.reverse().reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], copy) as Record<string, unknown>;
    Object.defineProperty(holder, last, { value, enumerable: true, configurable: true, writable: true });
  }
  return copy as unknown as Payloads;
}
