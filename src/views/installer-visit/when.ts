import { visitOver } from '../../engine/visits.js';
import type { InstallerVisit } from '../../protocol/visit.js';

/** A visit's time as people say it, in the time zone of its place. */
export interface When {
  readonly phase: 'unset' | 'ahead' | 'now' | 'over';
  /** "Thursday 26 November", with the year when it isn't this one */
  readonly day: string;
  /** "9:00–11:00"; both days where it ends on another one */
  readonly time: string;
  /** "in 3 days", "tomorrow"; empty when it is over */
  readonly relative: string;
  /** the zone's name, where the reader's clock says something else */
  readonly zone: string;
  /** for the leaf of a calendar */
  readonly month: string;
  readonly number: string;
}

const empty = { day: '', time: '', relative: '', zone: '', month: '', number: '' };
const dayMs = 86_400_000;

/** `YYYY-MM-DD` of an instant in a zone. */
const plainDay = (at: Date, timeZone: string | undefined): string => new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);

/** Days are counted by the calendar of the place, weeks from a fortnight on. */
function relativeDay(start: Date, now: Date, timeZone: string | undefined, language: string): string {
  const days = Math.round((Date.parse(plainDay(start, timeZone)) - Date.parse(plainDay(now, timeZone))) / dayMs);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return Math.abs(days) < 14 ? format.format(days, 'day') : format.format(Math.round(days / 7), 'week');
}

/** `visit` is a sane one: its zone is known. */
export function whenOf(visit: InstallerVisit, language: string, now: Date): When {
  const { start: from, end: to, timeZone } = visit;
  if (from === undefined) return { ...empty, phase: 'unset' };
  const start = new Date(from);
  const end = to === undefined ? undefined : new Date(to);
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(language, { timeZone, ...options });
  const year = plainDay(start, timeZone).slice(0, 4) === plainDay(now, timeZone).slice(0, 4) ? undefined : 'numeric';
  const long = { weekday: 'long', day: 'numeric', month: 'long', year } as const;
  const clock = { hour: 'numeric', minute: '2-digit' } as const;
  const sameDay = !end || plainDay(start, timeZone) === plainDay(end, timeZone);
  const over = visitOver(visit);
  const phase = over !== undefined && now.getTime() >= Date.parse(over) ? 'over' : end && now >= start ? 'now' : 'ahead';
  const here = new Intl.DateTimeFormat(language, clock).format(start) === format(clock).format(start);
  return {
    phase,
    day: format(long).format(start),
    time: !end ? format(clock).format(start) : sameDay ? format(clock).formatRange(start, end) : format({ ...long, ...clock }).formatRange(start, end),
    relative: phase === 'ahead' ? relativeDay(start, now, timeZone, language) : '',
    zone: here || !timeZone ? '' : (format({ timeZoneName: 'long' }).formatToParts(start).find(({ type }) => type === 'timeZoneName')?.value ?? ''),
    month: format({ month: 'short' }).format(start),
    number: format({ day: 'numeric' }).formatToParts(start).find(({ type }) => type === 'day')?.value ?? '',
  };
}
