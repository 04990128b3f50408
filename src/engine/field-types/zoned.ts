/** The time zone where there is such a one, by its IANA name; undefined leaves it to whoever formats. */
export function soundZone(zone: string | undefined): string | undefined {
  if (zone === undefined) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

const minute = 60_000;

/** What a clock in a zone shows at an instant, `YYYY-MM-DDTHH:MM`. */
export function localOf(instant: number, zone: string): string {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, calendar: 'iso8601', numberingSystem: 'latn', hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const part = (name: Intl.DateTimeFormatPartTypes, length = 2): string => (parts.get(name) ?? '').padStart(length, '0');
  return `${part('year', 4)}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** Every instant at which a clock in the zone shows this: none when the clocks jump over it, two when they are set back over it. Earliest first. */
export function instantsOf(local: string, zone: string): number[] {
  const asIfUtc = Date.parse(`${local}Z`);
  // what the zone is away from UTC on the day before and the day after: a change of the clocks lies between
  const offsets = [-1, 1].map((day) => asIfUtc + day * 1440 * minute).map((at) => Date.parse(`${localOf(at, zone)}Z`) - Math.floor(at / minute) * minute);
  return [...new Set(offsets)].map((offset) => asIfUtc - offset).filter((at) => localOf(at, zone) === local).sort((a, b) => a - b);
}
