import { mostPoints, mostStrokes, signerFault, strokesFault } from '../../engine/signature.js';
import { contractSlot, signatureSlot } from '../../engine/upload-slots.js';
import type { Contract, Signature, signingWays, SignPayload } from '../../protocol/contract.js';
import type { FileRef } from '../../protocol/file.js';
import type { PortalState } from '../../store/state.js';

export type Way = (typeof signingWays)[number];
export type Strokes = NonNullable<Signature['strokes']>;

/** What the customer has made of a signature so far; it is kept with the draft. */
export interface Work {
  readonly way: Way | undefined;
  readonly how: Signature['way'];
  readonly name: string;
  readonly strokes: Strokes;
}

export const workName = ({ id }: Contract): string => `contract.${id}`;

const isWay = (way: string): way is Way => way === 'page' || way === 'upload' || way === 'service';

/** The ways that this version knows and the contract takes, in the company's order. */
export const waysOf = ({ ways, service }: Contract): Way[] => ways.filter(isWay).filter((way) => way !== 'service' || /^https?:\/\//i.test(service?.url ?? ''));

/** What was kept, as far as it still fits. */
export function workOf(contract: Contract, { step }: PortalState): Work {
  const kept = (step.work[workName(contract)] ?? {}) as Partial<Work>;
  const ways = waysOf(contract);
  const way = ways.find((one) => one === kept.way) ?? (ways.length === 1 ? ways[0] : undefined);
  const how = kept.how === 'typed' || kept.how === 'uploaded' ? kept.how : 'drawn';
  return { way, how, name: typeof kept.name === 'string' ? kept.name : '', strokes: Array.isArray(kept.strokes) && kept.strokes.length <= mostStrokes ? kept.strokes : [] };
}

/** Strokes with fewer points, where a slow hand made more of them than are taken. */
export function thinned(strokes: Strokes): Strokes {
  let thin = strokes;
  while (thin.flat().length > mostPoints && thin.some(({ length }) => length > 2)) thin = thin.map((stroke) => stroke.filter((_, i) => i % 2 === 0 || i === stroke.length - 1));
  return thin;
}

function fileIn(slot: string, { step }: PortalState): FileRef | undefined {
  const value = step.values[slot];
  return Array.isArray(value) ? value.find((one): one is FileRef => typeof one === 'object') : undefined;
}

/** A fault, and the part of the panel that it belongs to. */
export interface Missing { readonly at: 'way' | 'name' | 'signature' | 'picture' | 'copy'; readonly code: string; readonly params?: Readonly<Record<string, number>> }

/** What is to be sent; or all that is missing yet, in the order of the page. */
export function prepared(contract: Contract, work: Work, state: PortalState): { readonly payload: SignPayload } | { readonly missing: readonly Missing[] } {
  const payload = { contract: contract.id, sha256: contract.document.sha256 ?? '' };
  if (work.way === 'service') return { payload: { ...payload, service: true } };
  if (work.way === 'upload') {
    const file = fileIn(contractSlot(contract.id), state);
    return file ? { payload: { ...payload, file: file.id } } : { missing: [{ at: 'copy', code: 'required' }] };
  }
  if (work.way === undefined) return { missing: [{ at: 'way', code: 'required' }] };
  const missing: Missing[] = [];
  const signer = signerFault(work.name);
  if (signer) missing.push({ at: 'name', ...signer });
  const drawn = work.how === 'drawn' ? strokesFault(work.strokes) : undefined;
  if (drawn) missing.push({ at: 'signature', code: drawn });
  const picture = work.how === 'uploaded' ? fileIn(signatureSlot(contract.id), state) : undefined;
  if (work.how === 'uploaded' && !picture) missing.push({ at: 'picture', code: 'required' });
  if (missing.length > 0) return { missing };
  return { payload: { ...payload, signature: { way: work.how, name: work.name.trim(), ...(work.how === 'drawn' ? { strokes: work.strokes } : {}), ...(picture ? { file: picture.id } : {}) } } };
}
