import type { ActionRequest, Draft, FileRef, ProblemError, Receipt } from '../protocol/index.js';

/** A key-value store that outlives the tab, or says that it can't. Values are structured clones. */
export interface StoragePort {
  /** false: memory only, nothing outlives the tab */
  readonly lasting: boolean;
  get<T>(key: string): Promise<T | undefined>;
  set(key: string, value: unknown): Promise<void>;
  /** In one go, other tabs included. `change` may be called more than once. */
  update(key: string, change: (kept: unknown) => unknown): Promise<void>;
  delete(key: string): Promise<void>;
  keys(prefix: string): Promise<string[]>;
}

/** What identifies a draft: whose, of which project, at which substate. */
export interface DraftKey { readonly customer: string; readonly opportunity: string; readonly substate: string }

/** What was typed and not sent. */
export interface DraftsPort {
  readonly lasting: boolean;
  read(key: DraftKey): Promise<Draft | undefined>;
  /** In one go: what another tab has written meanwhile goes into `change`, too, which may be called more than once. */
  write(key: DraftKey, change: (kept: Draft | undefined) => Draft): Promise<void>;
  remove(key: DraftKey): Promise<void>;
  /** all drafts of a customer, on sign-out; everybody's when it isn't known whose session it was */
  clear(customer: string | undefined): Promise<void>;
}

/** Whose what is kept was last: a start without network can't ask, and signing out is to wipe it all the same. */
export interface OwnerPort {
  get(): Promise<string | undefined>;
  /** undefined: it isn't known any more */
  set(customer: string | undefined): Promise<void>;
}

/** What became of an action: taken, refused, or (neither) taken back by the customer. */
export interface OutboxVerdict {
  readonly receipt?: Receipt;
  readonly failure?: { readonly code: string; readonly problem?: string | undefined; readonly errors: readonly ProblemError[] };
}

/** An action that the customer took, written before it is sent. One key, one body. */
export interface OutboxEntry {
  readonly key: string;
  readonly customer: string;
  readonly opportunity: string;
  readonly substate: string;
  readonly action: ActionRequest;
  /** instant */
  readonly at: string;
  /** it came while another project was on the screen: kept until the customer has seen it */
  readonly verdict?: OutboxVerdict;
}

export interface OutboxPort {
  readonly lasting: boolean;
  /** oldest first */
  list(customer: string): Promise<OutboxEntry[]>;
  /** also in the place of an earlier one with its key */
  add(entry: OutboxEntry): Promise<void>;
  /** after a verdict (receipt, 409, 422) or when the customer cancels */
  remove(key: string): Promise<void>;
  /** as of drafts */
  clear(customer: string | undefined): Promise<void>;
}

/** An upload that isn't finished, as it is kept beside its file. */
export interface KeptUpload {
  readonly local: string;
  readonly customer: string;
  readonly opportunity: string;
  readonly field: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  /** with name and size, what the same file is known by when it is chosen again */
  readonly lastModified: number;
  /** ms since the epoch */
  readonly at: number;
  readonly paused: boolean;
  readonly sent: number;
  /** where the server keeps what has arrived */
  readonly begun?: { readonly id: string; readonly address: string } | undefined;
}

/** Uploads under way, and their files, beyond the page. No call rejects. */
export interface FilesPort {
  /** oldest first */
  list(customer: string, opportunity: string): Promise<KeptUpload[]>;
  /** It was there, and is no more; false where nobody can tell. */
  gone(local: string): Promise<boolean>;
  /** undefined: there was no room for it */
  file(local: string): Promise<Blob | undefined>;
  write(entry: KeptUpload): Promise<void>;
  /** the file itself, when there is room */
  keep(local: string, file: Blob): Promise<void>;
  remove(local: string): Promise<void>;
  /** as of drafts */
  clear(customer: string | undefined): Promise<void>;
}

/** What one tab tells the others; they look for themselves at what is kept. */
export type TabMessage =
  | { readonly type: 'draft-changed'; readonly key: DraftKey }
  /** an action was written down, or (`settled`) has its verdict */
  | { readonly type: 'outbox-changed'; readonly customer: string; readonly settled?: OutboxEntry }
  /** an upload: begun, cancelled; `sent`: how far it is; `file`: it is there */
  | { readonly type: 'upload-changed'; readonly customer: string; readonly local: string; readonly sent?: number; readonly file?: FileRef }
  /** `customer` undefined: it isn't known whose session it was */
  | { readonly type: 'signed-out'; readonly customer: string | undefined };

/** What the tabs of one browser have to do with each other. */
export interface TabsPort {
  /** tells the other tabs, never this one */
  tell(message: TabMessage): void;
  listen(listener: (message: TabMessage) => void): () => void;
  /** Runs work while no other tab runs one of this name; at once where the browser has no locks. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>;
}
