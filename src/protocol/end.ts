import * as z from 'zod/mini';
import { FileRef } from './file.js';
import { Text } from './text.js';

/** What the company sets of the end, for all of its flows: texts (Markdown subset, substitution codes), and whether a closed project may be taken up again. */
export const EndSettings = z.object({ success: z.optional(Text), failure: z.optional(Text), reactivation: z.optional(z.boolean()) });
export type EndSettings = z.infer<typeof EndSettings>;

/** A document of the project to keep, by what it was for the customer; `name` is that of the contract or the offer. */
export const EndDocument = z.object({ kind: z.enum(['contract', 'offer']), name: z.optional(Text), file: FileRef });
export type EndDocument = z.infer<typeof EndDocument>;

/** The payload of the views `finalization-success` and `finalization-failed`. `text` is the company's, by the state's discard mark; Markdown subset. */
export const EndView = z.object({
  kind: z.enum(['finalization-success', 'finalization-failed']),
  /** the state is marked as one without success; when absent, the kind says it */
  discard: z.optional(z.boolean()),
  text: z.optional(Text),
  /** the company shows a button to take the project up again; whether it can be pressed the action says */
  reactivation: z.optional(z.boolean()),
  /** public name of the step that the button leads to */
  leadsTo: z.optional(Text),
  /** signed contracts, and the files of the offer that was accepted */
  documents: z.optional(z.array(EndDocument)),
});
export type EndView = z.infer<typeof EndView>;
