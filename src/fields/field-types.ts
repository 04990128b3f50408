import { define } from '../element/define.js';
import type { FieldType } from '../protocol/field.js';

/** The elements' half of the field table: type → tag, and how its class is loaded. Literal imports, so that bundlers see them. */
export const fieldElements: Partial<Record<FieldType, { readonly tag: string; load(): Promise<CustomElementConstructor> }>> = {
  'short-text': { tag: 'portal-field-short-text', load: () => import('./short-text/portal-field-short-text.js').then((m) => m.PortalFieldShortText) },
  file: { tag: 'portal-field-file', load: () => import('./file/portal-field-file.js').then((m) => m.PortalFieldFile) },
};

const running = new Map<string, Promise<void>>();

/** Loads and registers the element of a type; resolves also for a type that has none. A chunk that doesn't come may be asked for again. */
export function loadField(type: string): Promise<void> {
  const entry = Object.hasOwn(fieldElements, type) ? fieldElements[type as FieldType] : undefined;
  if (!entry) return Promise.resolve();
  const known = running.get(type);
  if (known) return known;
  const run = entry.load().then((element) => define(entry.tag, element));
  running.set(type, run);
  run.catch(() => running.delete(type));
  return run;
}
