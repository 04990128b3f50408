import type { ErrorCode } from '../client/portal-error.js';

export type { ErrorCode };
import type { CodeChallenge, Config, Drawing, FileRef, Help, Me, Opportunity, ProblemError, Receipt, SignPayload, Ticket, TicketRequest, Values } from '../protocol/index.js';

/** What failed, as data: frozen, comparable, without a stack. */
export interface Failure {
  readonly code: ErrorCode;
  readonly problem?: string;
  readonly errors: readonly ProblemError[];
  /** seconds */
  readonly retryAfter?: number;
}

/** One union for what comes over the network. A `ready` value stays while it is looked at again (`stale`). */
export type Async<T> =
  | { readonly status: 'idle' }
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T; readonly stale?: Failure }
  | { readonly status: 'failed'; readonly failure: Failure };

/** Where the sign-in stands. */
export type SessionState =
  | { readonly status: 'starting' }
  | { readonly status: 'signed-out'; readonly busy: boolean; readonly failure?: Failure; readonly identifier?: string }
  | { readonly status: 'code-sent'; readonly busy: boolean; readonly failure?: Failure; readonly identifier: string; readonly challenge: CodeChallenge; readonly sentAt: number }
  /** `busy`: it is ended on all devices; `failure`: it could not be */
  | { readonly status: 'signed-in'; readonly busy?: boolean; readonly failure?: Failure };

/** One file on its way, or there. `local` is an id of this page. */
export interface UploadState {
  readonly local: string;
  readonly field: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  /**
   * `paused`: the customer let it rest; what has arrived is kept. `missing`: the page was loaded again and the browser couldn't keep
   * the file: it goes on when the same file is chosen again. `elsewhere`: another tab sends it.
   */
  readonly status: 'waiting' | 'sending' | 'paused' | 'failed' | 'missing' | 'elsewhere';
  readonly sent: number;
  readonly failure?: Failure;
}

/** Where the customer's action stands. Never optimistic about the server, never lossy about the customer. */
export type SendState =
  /** `arrived`: what was sent earlier has its receipt, and the project no longer stands where it was sent from */
  | { readonly status: 'open'; readonly arrived?: Receipt }
  | { readonly status: 'sending'; readonly type: string; readonly key: string }
  /** written down and not answered: no network, or the server can't now; sent again by itself */
  | { readonly status: 'waiting'; readonly type: string; readonly key: string; readonly failure: Failure; /** it lives as long as the page */ readonly unkept?: boolean }
  | { readonly status: 'accepted'; readonly type: string; readonly receipt: Receipt }
  /** a verdict (409, 422 …): the answers are still there */
  | { readonly status: 'refused'; readonly type: string; readonly failure: Failure };

/** Values and consents not yet sent: one slice, written by the view and by `<portal-conditions>`. */
export interface StepState {
  /** opportunity and substate that this belongs to */
  readonly of: string;
  /** what the customer sees in each field: the server's values, then the draft's, then what was typed */
  readonly values: Values;
  /** ids of conditions ticked */
  readonly consents: readonly string[];
  /** pressed once: from here on every fault shows, not only those of fields that were left */
  readonly attempted: boolean;
  readonly saved: 'untouched' | 'saving' | 'saved' | 'memory';
  /** values of an earlier definition of this step that no longer fit: shown, not dropped */
  readonly orphans: Values;
  /** what this page had in fields where a newer edit has come from another tab or device: offered back until the field is changed again */
  readonly overruled?: Values | undefined;
  /** work of the view that isn't a field, by the view's own name for it (`drawing`): kept with the draft */
  readonly work: Readonly<Record<string, unknown>>;
}

/** Where the customer's query or incident stands. */
export type TicketState =
  | { readonly status: 'open'; readonly failure?: Failure }
  | { readonly status: 'sending' }
  | { readonly status: 'sent'; readonly ticket: Ticket };

export interface PortalState {
  readonly config: Async<Config>;
  readonly session: SessionState;
  readonly me: Async<Me>;
  /** the opportunity that the page is about; undefined until chosen */
  readonly selected: string | undefined;
  readonly opportunity: Async<Opportunity>;
  readonly step: StepState;
  readonly uploads: readonly UploadState[];
  readonly send: SendState;
  /** the projects of the actions that wait to be sent, one for each; known when what sends has come */
  readonly waiting?: readonly string[];
  /** the modules of the help; looked for when an element asks (`help-load`) */
  readonly help: Async<Help>;
  readonly ticket: TicketState;
  /** the substate that the project went on to by itself while the customer looked; until they act */
  readonly moved?: string | undefined;
  readonly online: boolean;
  /** false: storage is refused, drafts live as long as the tab */
  readonly lasting: boolean;
}

/** What an element may ask for. The events of `events/` carry exactly these. */
export type PortalRequest =
  | { readonly type: 'code-request'; readonly identifier: string; readonly channel?: 'email'; readonly language?: string }
  | { readonly type: 'session-start'; readonly code: string }
  /** back to the identifier */
  | { readonly type: 'code-cancel' }
  /** `everywhere`: on all of the customer's devices */
  | { readonly type: 'session-end'; readonly everywhere?: boolean }
  | { readonly type: 'opportunity-select'; readonly opportunity: string | undefined }
  | { readonly type: 'value-change'; readonly field: string; readonly value: Values[string] }
  | { readonly type: 'consent-change'; readonly condition: string; readonly accepted: boolean }
  /** show what is missing, without sending */
  | { readonly type: 'step-check' }
  /** `language` in which the conditions were read */
  | { readonly type: 'step-submit'; readonly language: string }
  | { readonly type: 'offer-accept'; readonly offer: string; readonly language: string }
  | { readonly type: 'offer-decline'; readonly offer: string; readonly reason?: string; readonly language: string }
  | { readonly type: 'offer-ask-change'; readonly offer: string; readonly text: string; readonly language: string }
  /** with the values of the fields placed beside it */
  | { readonly type: 'drawing-submit'; readonly drawing: Drawing; readonly language: string }
  | ({ readonly type: 'contract-sign'; readonly language: string } & Readonly<SignPayload>)
  | { readonly type: 'visit-ask-change'; readonly visit: string; readonly text: string; readonly language: string }
  | { readonly type: 'opportunity-reactivate'; readonly language: string }
  /** `value` undefined: there is none any more */
  | { readonly type: 'work-change'; readonly name: string; readonly value: unknown }
  | { readonly type: 'help-load' }
  | { readonly type: 'ticket-send'; readonly ticket: TicketRequest }
  /** the confirmation was read, or the failure */
  | { readonly type: 'ticket-close' }
  | { readonly type: 'file-add'; readonly field: string; readonly files: readonly File[] }
  /** an upload under way (its `local` id) or a finished one (its id) */
  | { readonly type: 'file-remove'; readonly field: string; readonly file: string }
  /** a failed upload is tried again, a paused one goes on */
  | { readonly type: 'file-retry'; readonly file: string }
  | { readonly type: 'file-pause'; readonly file: string }
  | { readonly type: 'file-download'; readonly file: FileRef }
  | { readonly type: 'action-retry' }
  | { readonly type: 'action-cancel' }
  /** the receipt was read */
  | { readonly type: 'receipt-close' }
  | { readonly type: 'view-reload' };

/** The store as elements see it. Snapshots are frozen; an unchanged slice keeps its identity. */
export interface Store {
  readonly state: PortalState;
  /** called after each change; returns how to stop */
  subscribe(listener: () => void): () => void;
  request(request: PortalRequest): void;
  /** the customer has left a field: what came for it meanwhile from elsewhere may show */
  settle?(): void;
  /** the faults of the step as it stands, by the engine: what holds *Send* up, and where */
  readonly faults: readonly ProblemError[];
  /** the bytes of a file, for a thumbnail; undefined where the backend can't */
  file(id: string): Promise<Blob | undefined>;
  /** what a geocoder answers, for who searches for an address; absent where nobody may be asked */
  readonly places?: ((address: string, signal: AbortSignal) => Promise<unknown>) | undefined;
}
