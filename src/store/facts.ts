import type { ErrorCode } from './state.js';

/** What happened, for the shell to say to the page: ids, and no personal data. */
export type PortalFact =
  | { readonly type: 'session-started' }
  | { readonly type: 'session-ended' }
  | { readonly type: 'opportunity-changed'; readonly opportunity: string; readonly substate: string }
  | { readonly type: 'step-submitted'; readonly opportunity: string; readonly substate: string; readonly receipt: string }
  | { readonly type: 'offer-accepted'; readonly opportunity: string; readonly offer: string; readonly receipt: string }
  /** every action that the server took, whatever its type */
  | { readonly type: 'action-taken'; readonly opportunity: string; readonly action: string; readonly receipt: string }
  | { readonly type: 'ticket-sent'; readonly ticket: string }
  | { readonly type: 'action-failed'; readonly opportunity: string; readonly action: string; readonly code: ErrorCode }
  /** the shell opens the address; it is good once and for seconds, and isn't for the page to see */
  | { readonly type: 'download'; readonly url: string; readonly name: string };
