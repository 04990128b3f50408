import type { Store } from '../store/state.js';

/** What an element of the page may show for all of them: the sign-in, or the choice of a project. */
export type Purpose = 'sign-in' | 'choice';

/** What kind of element it is: the one made for it comes first, then a view, then a piece. */
export type Rank = Purpose | 'view' | 'piece';

export interface Candidate {
  readonly element: HTMLElement;
  readonly rank: Rank;
  /** another element has the place now, or this one has */
  changed(): void;
}

const candidates = new WeakMap<Store, Set<Candidate>>();

const order = (rank: Rank, purpose: Purpose): number => [purpose, 'view', 'piece'].indexOf(rank) + (rank === 'sign-in' || rank === 'choice' ? (rank === purpose ? 0 : 4) : 0);

const before = (a: Candidate, b: Candidate, purpose: Purpose): boolean =>
  a.rank === b.rank ? Boolean(a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING) : order(a.rank, purpose) < order(b.rank, purpose);

function first(all: ReadonlySet<Candidate>, purpose: Purpose): Candidate | undefined {
  return [...all].reduce<Candidate | undefined>((best, one) => (best && before(best, one, purpose) ? best : one), undefined);
}

/**
 * Many elements on a page share a session: one of them shows the sign-in, or the choice of a project, for all.
 * What stands inside another candidate was put there by it, and has the place already.
 */
export function hasPlace(store: Store, candidate: Candidate, purpose: Purpose): boolean {
  const all = candidates.get(store) ?? new Set();
  candidates.set(store, all);
  const root = candidate.element.getRootNode();
  if (root instanceof ShadowRoot && [...all].some(({ element }) => element === root.host)) return true;
  if (!all.has(candidate)) {
    all.add(candidate);
    for (const other of all) if (other !== candidate) other.changed();
  }
  return first(all, purpose) === candidate;
}

/** The element has left the page, or shows another store. */
export function leavePlace(store: Store, candidate: Candidate): void {
  const all = candidates.get(store);
  if (all?.delete(candidate)) for (const other of all) other.changed();
}
