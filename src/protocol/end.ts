import * as z from 'zod/mini';
import { Text } from './text.js';

/** The payload of the views `finalization-success` and `finalization-failed`. `text` is the company's, by the state's discard mark; Markdown subset. */
export const EndView = z.object({
  kind: z.enum(['finalization-success', 'finalization-failed']),
  text: z.optional(Text),
  /** the company shows a button to take the project up again; whether it can be pressed the action says */
  reactivation: z.optional(z.boolean()),
});
export type EndView = z.infer<typeof EndView>;
