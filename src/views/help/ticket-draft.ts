import type { Help, TicketRequest } from '../../protocol/help.js';
import type { PortalState, Store } from '../../store/state.js';

/** What a customer may send. */
export type Kind = TicketRequest['kind'];
export const kinds: readonly Kind[] = ['query', 'incident'];

/** What is typed and not sent. */
export interface TicketDraft { readonly text: string; readonly type?: string | undefined }

const empty: TicketDraft = { text: '' };

const all = new WeakMap<Store, TicketDrafts>();

/** What was written on this page, whichever element it was written in: the help comes and goes. */
export function draftsOf(store: Store): TicketDrafts {
  const drafts = all.get(store) ?? new TicketDrafts();
  all.set(store, drafts);
  return drafts;
}

/** What was written is kept with the step's draft, as any view's own work; and here too: for a customer without a project, and when the step is sent or the project moves on meanwhile. */
export class TicketDrafts {
  #whose = '';
  #typed: Partial<Record<Kind, TicketDraft>> = {};

  /** Call before reading. What another customer typed, and what has been sent, is gone. */
  watch({ me, ticket }: PortalState): void {
    const whose = me.status === 'ready' ? me.value.id : this.#whose;
    if (whose !== this.#whose) this.#typed = {};
    this.#whose = whose;
    if (ticket.status === 'sent') for (const kind of kinds) if (kind === ticket.ticket.kind) delete this.#typed[kind];
  }

  read(state: PortalState, kind: Kind): TicketDraft {
    const kept = state.step.work[workName(kind)];
    return isDraft(kept) ? kept : (this.#typed[kind] ?? empty);
  }

  write(kind: Kind, draft: TicketDraft): void { this.#typed[kind] = draft; }

  /** The one that the customer has begun. */
  begun(state: PortalState, help: Help): Kind | undefined {
    return kinds.find((kind) => help[kind] && this.read(state, kind).text.trim() !== '');
  }
}

export const workName = (kind: Kind): string => `help-${kind}`;

/** Storage is another's hand: what doesn't look like a draft is none. */
function isDraft(value: unknown): value is TicketDraft {
  if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string') return false;
  return !('type' in value) || value.type === undefined || typeof value.type === 'string';
}
