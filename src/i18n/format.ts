const formats = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat | Intl.ListFormat>();

/** Formatters are dear to make and few: kept by language and kind, and never more than this. */
const most = 64;

function cached<T extends Intl.DateTimeFormat | Intl.NumberFormat | Intl.ListFormat>(key: string, make: () => T): T {
  const known = formats.get(key) as T | undefined;
  if (known) return known;
  if (formats.size >= most) formats.clear();
  const made = make();
  formats.set(key, made);
  return made;
}

const dateFormat = (language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  cached(`d ${language} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(language, options));

/** "12 November", with the year when it isn't this one. */
export function dayMonth(at: string, language: string): string {
  const date = new Date(at);
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
  return dateFormat(language, { day: 'numeric', month: 'long', year }).format(date);
}

/** "Thursday 26 November" of a plain day (`YYYY-MM-DD`), the same day in every time zone; with the year when it isn't this one. */
export function longDay(day: string, language: string): string {
  const year = Number(day.slice(0, 4)) === new Date().getFullYear() ? undefined : 'numeric';
  return dateFormat(language, { weekday: 'long', day: 'numeric', month: 'long', year, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** "14:05" of an instant, in the reader's time zone. */
export function clock(at: string, language: string): string {
  return dateFormat(language, { timeStyle: 'short' }).format(new Date(at));
}

/** "24 November 2026 at 13:05" of an instant, in the reader's time zone. */
export function dateTime(at: string, language: string): string {
  return dateFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(at));
}

/** An amount in minor units with its currency. */
export function money(value: { amount: number; currency: string }, language: string): string {
  const format = cached(`m ${language} ${value.currency}`, () => new Intl.NumberFormat(language, { style: 'currency', currency: value.currency, useGrouping: 'always' }));
  return format.format(value.amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** Bytes as kB or MB. */
export function fileSize(bytes: number, language: string): string {
  const [unit, size] = bytes < 1_000_000 ? ['kilobyte', Math.max(1, Math.round(bytes / 1000))] as const : ['megabyte', bytes / 1_000_000] as const;
  return cached(`u ${language} ${unit}`, () => new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 })).format(size);
}

/** "a, b and c". */
export function list(items: readonly string[], language: string): string {
  return cached(`l ${language}`, () => new Intl.ListFormat(language)).format(items);
}

/** A share of the whole, 0 to 1, as a percentage. */
export function percent(share: number, language: string): string {
  return cached(`p ${language}`, () => new Intl.NumberFormat(language, { style: 'percent' })).format(share);
}
