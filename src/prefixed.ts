/**
 * Where tags are written. Elsewhere `customer-portal` is a word of the wire or the name of a storage, and stays.
 * `context` holds the key by which elements find their store: another copy has another one.
 */
const rooms = /[\\/](?:src|dist)[\\/](?:(?:context|define|element|fields|shell|views)[\\/].*|elements|loader)\.[jt]s$/;

/** A tag, or what all tags of a family begin with; no event, no file and no property of CSS. */
const tag = /(?<![\w$.-]|(?<!<)\/)(?:customer-portal|portal-(?:conditions|help|monitoring-app|opportunity-picker|sign-in|timeline)|portal-(?:view|field)-(?!reload\b)(?:[a-z]+(?:-[a-z]+)*)?)(?![\w.]|-[a-z])/g;

/** What Vite, Rollup and Rolldown take as a plugin. */
export interface PrefixPlugin {
  readonly name: string;
  readonly enforce: 'pre';
  transform(code: string, id: string): { code: string; map: null } | null;
}

/**
 * Gives every element of the portal another tag in one build: `prefixed('acme')` makes `<acme-customer-portal>` of `<customer-portal>`.
 * Two versions then stand on one page side by side, each with its own tags, store and connection.
 * Throws a RangeError where `prefix` can't begin a tag.
 */
export function prefixed(prefix: string): PrefixPlugin {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(prefix)) throw new RangeError(`${prefix} can’t begin a tag: lower-case letters and digits, such as acme`);
  return {
    name: 'customer-portal-prefixed',
    enforce: 'pre',
    transform: (code, id) => (rooms.test(id.replace(/\?.*$/, '')) ? { code: code.replace(tag, (name) => `${prefix}-${name}`), map: null } : null),
  };
}
