import type { ActionAnswer, ActionRequest, CodeChallenge, CodeRequest, Config, Draft, FileRef, Help, LiveEvent, Me, Opportunity, SessionRequest, Ticket, TicketRequest } from '../protocol/index.js';

/** Who speaks. `unknown` until the client looked into its storage; `handed-in`: the host gives the token. */
export type SessionStatus = 'unknown' | 'signed-out' | 'signed-in' | 'handed-in';

/** Where an upload belongs. */
export interface UploadTarget { readonly opportunity: string; readonly field: string }

/** An upload that was begun: its id, and where the server keeps what has arrived. */
export interface BegunUpload { readonly id: string; readonly address: string }

export interface UploadOptions {
  /** goes on with this one; anew where the server doesn't have it any more */
  begun?: BegunUpload | undefined;
  /** the server has a place for it from now on */
  onBegun?(begun: BegunUpload): void;
  /** bytes sent, bytes in all */
  onProgress?(sent: number, total: number): void;
  /** aborting ends the upload; the reason `'cancel'` also deletes what the server holds */
  signal?: AbortSignal;
}

/**
 * How the portal crosses to a company's backend. The http adapter speaks the protocol;
 * a company with its own API hands in an object of this shape as the `client` property.
 * Every call rejects with a `PortalError`.
 */
export interface PortalClient {
  config(): Promise<Config>;
  me(): Promise<Me>;
  opportunity(id: string): Promise<Opportunity>;
  /** `key` is the idempotency key: the same key is the same action */
  act(opportunity: string, action: ActionRequest, key: string): Promise<ActionAnswer>;

  /** what was typed elsewhere and not sent; absent: drafts stay in this browser, as they do where the config has no `drafts` */
  draft?(opportunity: string): Promise<Draft | undefined>;
  /** keeps it for the customer's other devices; of two the newer edit of each field counts */
  keepDraft?(opportunity: string, draft: Draft): Promise<void>;
  /** absent: no help beyond the contact */
  help?(): Promise<Help>;
  /** `key` is the idempotency key */
  sendTicket?(ticket: TicketRequest, key: string): Promise<Ticket>;
  /** events after one, as they come, until `signal` ends it; absent: the page looks again when it gets the focus */
  events?(after: string | undefined, take: (id: string, event: LiveEvent) => void, signal: AbortSignal): Promise<void>;

  /** absent: no sign-in of our own (the adapter holds a session) */
  readonly session?: SessionPort;
  /** absent: fields of files say that uploads aren't offered here */
  upload?(file: File, target: UploadTarget, options: UploadOptions): Promise<FileRef>;
  /** deletes an upload, finished or not, that was not sent yet */
  removeUpload?(id: string): Promise<void>;
  /** the bytes, for thumbnails and PDFs shown as `blob:` */
  file?(id: string): Promise<Blob>;
  /** a single-use address for a download */
  fileLink?(id: string): Promise<string>;
  /** what a geocoder answers at an address that the company set: GeoJSON; absent: no search for addresses */
  places?(address: string, signal: AbortSignal): Promise<unknown>;
}

/** Sign-in by one-time code. */
export interface SessionPort {
  readonly status: SessionStatus;
  /** called whenever `status` changed; returns how to stop */
  subscribe(listener: () => void): () => void;
  /** looks for a kept session; resolves when `status` is known */
  restore(): Promise<void>;
  requestCode(request: CodeRequest): Promise<CodeChallenge>;
  signIn(request: SessionRequest): Promise<void>;
  /** `everywhere`: on all devices; rejects, and stays signed in, when that can't be done now */
  signOut(everywhere?: boolean): Promise<void>;
  /** `signed-out` because the customer ended the session, here or from another device: what is kept goes, too */
  readonly left?: boolean;
  /** Another page of this browser has signed out. Resolves with false when somebody has signed in there since: what is kept is theirs. */
  forget?(): Promise<boolean>;
}
