import * as z from 'zod/mini';
import { Consent } from './condition.js';
import { Values } from './field.js';
import { FileRef } from './file.js';
import { Opportunity } from './opportunity.js';
import { Instant } from './text.js';

/** The action types that version 1 decides. The wire keeps `type` open. */
export const actionTypes = ['submit-step', 'accept-budget', 'decline-offer', 'ask-offer-change', 'submit-drawing', 'sign-contract', 'ask-visit-change', 'reset-opportunity-process'] as const;
export type ActionType = (typeof actionTypes)[number];

/** What an action carries. submit-step: values and consents. accept-budget: offer and consents. What others carry beside is read by the schema of their own, in the engine. */
export const ActionPayload = z.looseObject({
  values: z.optional(Values),
  consents: z.optional(z.array(Consent)),
  offer: z.optional(z.string()),
});
export type ActionPayload = z.infer<typeof ActionPayload>;

/** `POST /opportunities/{id}/actions`. `revision` is the one that the customer saw. */
export const ActionRequest = z.object({ type: z.string(), revision: z.string(), payload: ActionPayload });
export type ActionRequest = z.infer<typeof ActionRequest>;

/** What `action-endpoint` receives: the action with what it is about. The idempotency key stands in the header and here. */
export const ActionEnvelope = z.object({
  protocol: z.literal(1),
  opportunity: z.string(),
  key: z.string(),
  sentAt: Instant,
  action: ActionRequest,
});
export type ActionEnvelope = z.infer<typeof ActionEnvelope>;

/** Proof that an action was taken: a number that a person can read out, a time, and the files with their hashes. */
export const Receipt = z.object({
  number: z.string(),
  at: Instant,
  type: z.string(),
  key: z.string(),
  files: z.optional(z.array(FileRef)),
});
export type Receipt = z.infer<typeof Receipt>;

/** The answer to an action. An `action-endpoint` may leave `opportunity` out; the page then looks again by itself. */
export const ActionAnswer = z.object({ receipt: Receipt, opportunity: z.optional(Opportunity) });
export type ActionAnswer = z.infer<typeof ActionAnswer>;
