import type { ActionRequest, Condition, Consent, Contract, CustomerRecord, Drawing, Field, FileRef, Flow, InstallerVisit, Offer, Opportunity, ProblemError, Settings, Signature, Text, Values } from '../protocol/index.js';

/** A consent that was given, with the time. */
export interface GivenConsent extends Consent { readonly at: string }

/** A substate that the opportunity entered, with the time; the last is the current one. */
export interface HistoryEntry { readonly substate: string; readonly at: string }

/** What the customer asked of the company beside the steps: a change of an offer, another time for a visit. `about` is the id of what it is about. */
export interface Asked { readonly kind: 'offer-change' | 'visit-change'; readonly about: string; readonly text: string; readonly at: string }

/** All that the rules need to know of one opportunity, at one instant. Backends build it with a few queries, the mock from maps. */
export interface Snapshot {
  readonly flow: Flow;
  readonly fields: ReadonlyMap<string, Field>;
  /** with the hashes of their texts, which the engine can't make (pure, synchronous) */
  readonly conditions: ReadonlyMap<string, Condition>;
  readonly settings: Settings;
  readonly customer: CustomerRecord;
  readonly opportunity: {
    readonly id: string;
    readonly name: Text;
    readonly substate: string;
    readonly history: readonly HistoryEntry[];
    readonly values: Values;
    readonly offers: readonly Offer[];
    readonly consents: readonly GivenConsent[];
    readonly contracts?: readonly Contract[] | undefined;
    readonly visit?: InstallerVisit | undefined;
    readonly drawing?: Drawing | undefined;
    /** oldest first */
    readonly asked?: readonly Asked[] | undefined;
  };
  /** finished uploads of this customer for this opportunity: upload id → what the server knows of it, and the field it was made for */
  readonly files: ReadonlyMap<string, FileRef & { readonly field: string }>;
  /** instant, RFC 3339 in UTC */
  readonly now: string;
}

/** What an accepted action does. The mock applies effects to maps, the backend to SQL. */
export type Effect =
  | { readonly kind: 'set-values'; readonly values: Values }
  | { readonly kind: 'record-consent'; readonly consent: GivenConsent }
  | { readonly kind: 'accept-offer'; readonly offer: string }
  | { readonly kind: 'decline-offer'; readonly offer: string; readonly reason?: string | undefined }
  | { readonly kind: 'set-drawing'; readonly drawing: Drawing }
  | { readonly kind: 'ask'; readonly asked: Asked }
  /** `file`: the signed copy, where the customer uploaded it; with `signature` the server makes the signed document */
  | { readonly kind: 'sign-contract'; readonly contract: string; readonly way: string; readonly at: string; readonly file?: FileRef | undefined; readonly signature?: Signature | undefined; /** who signed, where no signature of ours says so */ readonly name?: string | undefined }
  /** a signature that doesn't count any more */
  | { readonly kind: 'drop-signature'; readonly contract: string; readonly reason: string; readonly at: string }
  | { readonly kind: 'move'; readonly from: string; readonly to: string; readonly at: string };

/** The verdict on an action. `code` is stable: `moved-on` (409), `invalid`, `unavailable`, `unknown-action`, `consent-changed`, `offer-expired`, … (422). */
export type Decision =
  | { readonly verdict: 'accepted'; readonly effects: readonly Effect[]; readonly files: readonly FileRef[] }
  | { readonly verdict: 'refused'; readonly status: 409 | 422; readonly code: string; readonly errors: readonly ProblemError[] };

export type Decide = (snapshot: Snapshot, action: ActionRequest) => Decision;
export type Present = (snapshot: Snapshot) => Opportunity;
