import * as z from 'zod/mini';
import { Text } from './text.js';

/** What the company's platform does by itself when a project enters a substate, or some time after if it still stands there. Each once for each time that the substate is entered. With both, the mail goes out first. */
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

/** A mail to the customer, in their language: plain text, and the texts take the substitution codes. */
export const MailTemplate = z.object({ id: z.string(), subject: Text, text: Text });
export type MailTemplate = z.infer<typeof MailTemplate>;

/** `POST /company/opportunities/{id}/mails`: a mail from a template, to the project's customer. */
export const MailOrder = z.object({ template: z.string() });
export type MailOrder = z.infer<typeof MailOrder>;

/** It is going out, in this language. */
export const OrderedMail = z.object({ id: z.string(), template: z.string(), language: z.string() });
export type OrderedMail = z.infer<typeof OrderedMail>;
