import type { Draft } from '../protocol/draft.js';

/** One of the things that a draft holds: `values/<field>`, `consents/<condition>` or `work/<name>`. */
interface Piece { readonly value: unknown; readonly at: number }

/** When each thing in a draft was last changed, in ms. A draft that doesn't say so was all written at once; what it says nothing of was there before. */
function pieces({ values, consents, work, edits, savedAt }: Draft, ticked: boolean): Map<string, Piece> {
  const found = new Map<string, Piece>();
  const put = (key: string, value: unknown): unknown => found.set(key, { value, at: edits ? Date.parse(edits[key] ?? '') || 0 : Date.parse(savedAt) });
  // what was taken away has its instant, and no value
  for (const key of Object.keys(edits ?? {})) put(key, undefined);
  for (const [field, value] of Object.entries(values)) put(`values/${field}`, value);
  for (const [name, value] of Object.entries(work ?? {})) put(`work/${name}`, value);
  for (const id of consents) put(`consents/${id}`, true);
  if (!ticked) for (const key of found.keys()) if (key.startsWith('consents/')) found.delete(key);
  return found;
}

/** The instants of a draft's edits, also of one that doesn't name them. */
export function editsOf(draft: Draft): Record<string, string> {
  return Object.fromEntries([...pieces(draft, true)].map(([key, { at }]) => [key, new Date(at).toISOString()]));
}

const newer = (one: Piece, other: Piece): boolean => one.at > other.at || (one.at === other.at && (JSON.stringify(one.value) ?? '') > (JSON.stringify(other.value) ?? ''));

/** One draft of two: of each field, tick and work the newer edit. Whichever comes first, the result is the same; of two steps only the later counts. */
export function mergeDrafts(one: Draft, other: Draft): Draft {
  const later = Date.parse(one.savedAt) > Date.parse(other.savedAt) ? one : other;
  if (one.substate !== other.substate) return later;
  // under another definition another text may have been ticked
  const [first, second] = [one, other].map((draft) => pieces(draft, draft.definition === later.definition)) as [Map<string, Piece>, Map<string, Piece>];
  for (const [key, piece] of first) {
    const theirs = second.get(key);
    if (!theirs || newer(piece, theirs)) second.set(key, piece);
  }
  const parts: Record<string, Record<string, unknown>> = { values: {}, consents: {}, work: {} };
  const edits: Record<string, string> = {};
  for (const [key, { value, at }] of second) {
    const cut = key.indexOf('/');
    const part = parts[key.slice(0, cut)];
    if (value !== undefined && part) part[key.slice(cut + 1)] = value;
    edits[key] = new Date(at).toISOString();
  }
  const { values, consents, work } = parts;
  return {
    substate: later.substate, definition: later.definition, values: values as Draft['values'], consents: Object.keys(consents ?? {}),
    ...(Object.keys(work ?? {}).length > 0 && { work }), edits, savedAt: later.savedAt,
  };
}
