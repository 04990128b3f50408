/**
 * Stands in for `zod/mini` in the build for a script tag, where it adds 7 kB to the first screen: the few kinds of
 * schema that the protocol is written with, and only the verdict. A test holds the two against each other on every schema.
 * Everywhere else the protocol reads with zod itself. To be removed when zod/mini is smaller than the gain is worth.
 */
const refused = Symbol('refused');
type Read = (data: unknown) => unknown;
type Check = (data: never) => boolean;
type Parsed = { readonly success: true; readonly data: unknown } | { readonly success: false };

class Schema {
  constructor(readonly read: Read, readonly shape: Shape = {}, readonly loose = false, readonly optional = false) {}

  check(...checks: Check[]): Schema {
    return new Schema((data) => {
      const value = this.read(data);
      return value === refused || checks.every((passes) => passes(value as never)) ? value : refused;
    });
  }

  safeParse(data: unknown): Parsed {
    const value = this.read(data);
    return value === refused ? { success: false } : { success: true, data: value };
  }

  parse(data: unknown): unknown {
    const value = this.read(data);
    if (value === refused) throw new TypeError('not of this shape');
    return value;
  }
}

type Shape = Readonly<Record<string, Schema>>;

const when = (passes: (data: unknown) => boolean) => (): Schema => new Schema((data) => (passes(data) ? data : refused));
const isObject = (data: unknown): data is Record<string, unknown> => typeof data === 'object' && data !== null && !Array.isArray(data);

export const string = when((data) => typeof data === 'string');
export const number = when(Number.isFinite);
export const int = when(Number.isSafeInteger);
export const boolean = when((data) => typeof data === 'boolean');
export const unknown = when(() => true);
const nothing = when((data) => data === null);
export { nothing as null };

export const literal = (value: unknown): Schema => when((data) => data === value)();
const oneOf = (values: readonly unknown[]): Schema => when((data) => values.includes(data))();
export { oneOf as enum };

export const optional = ({ read }: Schema): Schema => new Schema((data) => (data === undefined ? data : read(data)), {}, false, true);
export const nullable = ({ read }: Schema): Schema => new Schema((data) => (data === null ? data : read(data)));

export const union = (schemas: readonly Schema[]): Schema => new Schema((data) => {
  for (const { read } of schemas) {
    const value = read(data);
    if (value !== refused) return value;
  }
  return refused;
});

export const array = ({ read }: Schema): Schema => new Schema((data) => {
  if (!Array.isArray(data)) return refused;
  const values = data.map(read);
  return values.includes(refused) ? refused : values;
});

function members(shape: Shape, loose: boolean): Schema {
  return new Schema((data) => {
    if (!isObject(data)) return refused;
    const result: Record<string, unknown> = {};
    for (const [name, { read, optional: absent }] of Object.entries(shape)) {
      const value = read(data[name]);
      if (value === refused || !(absent || Object.hasOwn(data, name))) return refused;
      if (Object.hasOwn(data, name)) result[name] = value;
    }
    if (loose) for (const name of Object.keys(data)) if (!Object.hasOwn(shape, name) && name !== '__proto__') result[name] = data[name];
    return result;
  }, shape, loose);
}

export const object = (shape: Shape): Schema => members(shape, false);
export const looseObject = (shape: Shape): Schema => members(shape, true);
export const extend = ({ shape, loose }: Schema, more: Shape): Schema => members({ ...shape, ...more }, loose);
export const partial = ({ shape, loose }: Schema): Schema => members(Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, optional(schema)])), loose);

export const record = (_keys: Schema, { read }: Schema): Schema => new Schema((data) => {
  if (!isObject(data)) return refused;
  const result: Record<string, unknown> = {};
  for (const [name, given] of Object.entries(data)) {
    if (name === '__proto__') continue;
    const value = read(given);
    if (value === refused) return refused;
    result[name] = value;
  }
  return result;
});

export const minLength = (least: number): Check => (data: string | readonly unknown[]) => data.length >= least;
export const maxLength = (most: number): Check => (data: string | readonly unknown[]) => data.length <= most;
export const regex = (pattern: RegExp): Check => (data: string) => pattern.test(data);

/** The day is one of the calendar's, leap years included. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
  return time === time && new Date(time).toISOString().startsWith(text);
}

export const iso = {
  date: (): Schema => string().check(isDay),
  datetime: (): Schema => string().check((text: string) => /^.{10}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/.test(text) && isDay(text.slice(0, 10))),
};
