import type { ActionRequest, Draft } from '../protocol/index.js';

/** A key-value store that outlives the tab, or says that it can't. Values are structured clones. */
export interface StoragePort {
  /** false: memory only, nothing outlives the tab */
  readonly lasting: boolean;
  get<T>(key: string): Promise<T | undefined>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  keys(prefix: string): Promise<string[]>;
}

/** What identifies a draft: whose, of which project, at which substate. */
export interface DraftKey { readonly customer: string; readonly opportunity: string; readonly substate: string }

/** What was typed and not sent. */
export interface DraftsPort {
  readonly lasting: boolean;
  read(key: DraftKey): Promise<Draft | undefined>;
  write(key: DraftKey, draft: Draft): Promise<void>;
  remove(key: DraftKey): Promise<void>;
  /** all drafts of a customer, on sign-out */
  clear(customer: string): Promise<void>;
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
}

export interface OutboxPort {
  readonly lasting: boolean;
  /** oldest first */
  list(customer: string): Promise<OutboxEntry[]>;
  add(entry: OutboxEntry): Promise<void>;
  /** after a verdict (receipt, 409, 422) or when the customer cancels */
  remove(key: string): Promise<void>;
  clear(customer: string): Promise<void>;
}

/** What one tab tells the others; they look for themselves at what is kept. */
export type TabMessage =
  | { readonly type: 'draft-changed'; readonly key: DraftKey }
  | { readonly type: 'outbox-changed'; readonly customer: string }
  | { readonly type: 'signed-out'; readonly customer: string };

/** What the tabs of one browser have to do with each other. */
export interface TabsPort {
  /** tells the other tabs, never this one */
  tell(message: TabMessage): void;
  listen(listener: (message: TabMessage) => void): () => void;
  /** Runs work while no other tab runs one of this name; at once where the browser has no locks. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>;
}
