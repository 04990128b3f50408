import * as z from 'zod/mini';
import { Text } from './text.js';

/** What the company's platform does by itself when a project enters a substate, or some time after if it still stands there. Each once for each time that the substate is entered. */
export const AutomaticAction = z.object({
  id: z.string(),
  /** minutes after the substate was entered; at once when absent */
  after: z.optional(z.int()),
  /** id of the substate to move to */
  move: z.optional(z.string()),
  /** id of a mail template of the settings */
  mail: z.optional(z.string()),
});
export type AutomaticAction = z.infer<typeof AutomaticAction>;

/** A mail to the customer, in their language; texts take the substitution codes. */
export const MailTemplate = z.object({ id: z.string(), subject: Text, text: Text });
export type MailTemplate = z.infer<typeof MailTemplate>;

/** What `GET /events` tells: `opportunity` when its revision changed. Its `id` in the stream is the event's, to go on from with `after`. */
export const LiveEvent = z.object({ kind: z.string(), opportunity: z.optional(z.string()), revision: z.optional(z.string()) });
export type LiveEvent = z.infer<typeof LiveEvent>;
