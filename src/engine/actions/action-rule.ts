import type { ActionRequest } from '../../protocol/action.js';
import type { FileRef } from '../../protocol/file.js';
import type { Opportunity } from '../../protocol/opportunity.js';
import type { ProblemError } from '../../protocol/problem.js';
import type { Effect, Snapshot } from '../snapshot.js';

/** What an action comes to before the conditions are looked at. `code` refuses it as a whole; `errors` name what is to be mended. */
export type Taken =
  | { readonly code: string; readonly errors: readonly ProblemError[] }
  | { readonly effects: readonly Effect[]; readonly files?: readonly FileRef[]; readonly errors?: readonly ProblemError[]; /** the project stays where it is, whatever the company set */ readonly stays?: boolean };

/** The rule of one action type. */
export interface ActionRule {
  /** `needed`: without a substate to go to it can't be taken (the usual case); `if-set`: it is taken, and the project goes on where one is set; `none`: never moves */
  readonly moves: 'needed' | 'if-set' | 'none';
  /** not a way forward: conditions don't hold it up */
  readonly free?: boolean;
  /** why it can't be taken now, as a code; undefined when it can */
  blocked?(snapshot: Snapshot): string | undefined;
  take(snapshot: Snapshot, shown: Opportunity, payload: ActionRequest['payload']): Taken;
}

/** A refusal that lies in one member of the payload. */
export const refusedAt = (member: string, code: string): Taken => ({ code, errors: [{ pointer: `/payload/${member}`, code }] });
