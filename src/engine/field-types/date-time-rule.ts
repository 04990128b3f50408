import type { Field } from '../../protocol/field.js';
import { isDay } from './date-rule.js';
import { intlLanguage } from './language.js';
import type { Fault, FieldRule } from './rule.js';
import { textRule } from './text-rule.js';
import { instantsOf, soundZone } from './zoned.js';

/** An instant as it is kept, RFC 3339 in UTC without parts of a second that are none; undefined for a text that isn't an instant. */
export function readInstant(text: string): string | undefined {
  const [, day, clock] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/i.exec(text) ?? [];
  const at = day && isDay(day) && /^([01]\d|2[0-3]):[0-5]\d$/.test(clock ?? '') ? new Date(text.toUpperCase()) : undefined;
  return at === undefined || Number.isNaN(at.getTime()) ? undefined : at.toISOString().replace('.000Z', 'Z');
}

/** A day and a time that no zone is said for: what the browser's control gives. */
export const isLocal = (text: string): boolean => /T([01]\d|2[0-3]):[0-5]\d$/.test(text) && isDay(text.slice(0, -6));

/** What was typed on a clock in the zone, as an instant; the earlier one where the clocks show it twice. */
export function fromLocal(text: string, zone: string): string | undefined {
  const [at] = isLocal(text) ? instantsOf(text, zone) : [];
  return at === undefined ? undefined : new Date(at).toISOString().replace('.000Z', 'Z');
}

function clean(text: string, { timeZone }: Field): string {
  const plain = text.trim();
  const zone = soundZone(timeZone);
  return readInstant(plain) ?? (zone && fromLocal(plain, zone)) ?? plain;
}

function check(text: string, field: Field): Fault | undefined {
  const at = readInstant(clean(text, field));
  // a clock of the field's zone never shows it: it is set forward over it
  if (at === undefined) return { code: isLocal(text.trim()) && soundZone(field.timeZone) ? 'time-skipped' : 'not-a-date-time' };
  const { min, max } = field;
  if (typeof min === 'string' && Date.parse(at) < Date.parse(min)) return { code: 'too-early', params: { min } };
  if (typeof max === 'string' && Date.parse(at) > Date.parse(max)) return { code: 'too-late', params: { max } };
  return undefined;
}

/** An instant as people of the language write it, on a clock of the zone; the reader's own, and named, where there is none. */
export function writeInstant(at: string, zone: string | undefined, language: string): string {
  const known = soundZone(zone);
  return new Intl.DateTimeFormat(intlLanguage(language), { year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: known, ...(!known && { timeZoneName: 'short' }) }).format(new Date(at));
}

const text = textRule(check);

/** A day with a time: an instant, RFC 3339 in UTC. */
export const dateTime: FieldRule = {
  ...text,
  sanitize: (value, field) => (typeof value === 'string' ? clean(value, field) : ''),
  format(value, field, language) {
    const at = typeof value === 'string' ? readInstant(value) : undefined;
    return at === undefined ? text.format(value, field, language) : writeInstant(at, field.timeZone, language);
  },
  toWire: (value) => (typeof value === 'string' ? (readInstant(value.trim()) ?? value.trim()) : ''),
};
