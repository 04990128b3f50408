import { intlLanguage } from './language.js';
import type { FieldRule } from './rule.js';
import { textRule } from './text-rule.js';

/** Whether a text is a day that the calendar has, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A time of the day, `HH:MM`, seconds allowed. */
const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text);

/** Earliest and latest compare as texts: both forms sort as they follow each other. */
function between(text: string, { min, max }: { min?: string | number | undefined; max?: string | number | undefined }): ReturnType<FieldRule['validate']> {
  if (typeof min === 'string' && text < min) return { code: 'too-early', params: { min } };
  if (typeof max === 'string' && text > max) return { code: 'too-late', params: { max } };
  return undefined;
}

const trim = (text: string): string => text.trim();

/** A plain day. */
export const date: FieldRule = {
  ...textRule((text, field) => (isDay(text) ? between(text, field) : { code: 'not-a-date' }), trim),
  format(value, _field, language) {
    const text = typeof value === 'string' ? value : '';
    return isDay(text) ? new Intl.DateTimeFormat(intlLanguage(language), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${text}T00:00:00Z`)) : text;
  },
};

/** A plain time of the day. */
export const time: FieldRule = textRule((text, field) => (isTime(text) ? between(text, field) : { code: 'not-a-time' }), trim);
