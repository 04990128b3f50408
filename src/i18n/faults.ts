import type { Messages } from './en.js';
import { fileSize } from './format.js';

/** A bound as people of the language write it: a number, or a plain day; a time of the day as it is. */
function written(bound: string | number | undefined, language: string): string {
  if (typeof bound === 'number') return new Intl.NumberFormat(language, { maximumFractionDigits: 10 }).format(bound);
  const day = new Date(/^\d{4}-\d{2}-\d{2}$/.test(bound ?? '') ? `${bound}T00:00:00Z` : NaN);
  return Number.isNaN(day.getTime()) ? (bound ?? '') : new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(day);
}

/** The sentence for a fault's code; `files`: the field takes files, `choice`: it is answered by choosing. */
export function faultMessage(m: Messages, fault: { readonly code: string; readonly params?: Readonly<Record<string, string | number>> | undefined }, kind: 'text' | 'files' | 'choice', language: string): string {
  const { code, params = {} } = fault;
  const messages: Record<string, string | ((p: { max: string; min: string; name: string; length: string }) => string)> = m.faults;
  const key = code === 'required' && kind !== 'text' ? `required-${kind}` : code;
  const message = Object.hasOwn(messages, key) ? messages[key] : undefined;
  if (message === undefined) return m.faults['other'];
  if (typeof message === 'string') return message;
  const max = code === 'file-too-large' ? fileSize(Number(params['max']), language) : written(params['max'], language);
  return message({ max, min: written(params['min'], language), name: String(params['name'] ?? ''), length: String(params['length'] ?? '') });
}
