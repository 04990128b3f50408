import * as z from 'zod/mini';
import { Values } from './field.js';

/** What the customer typed and has not sent: kept in the browser, and by a backend that offers it. `definition` is the revision of the step when it was typed. */
export const Draft = z.object({
  substate: z.string(),
  definition: z.string(),
  values: Values,
  /** ids of the conditions ticked */
  consents: z.array(z.string()),
  /** work of a view that isn't a field, by the view's own name for it (`drawing`) */
  work: z.optional(z.record(z.string(), z.unknown())),
  /** when each was changed last, by `values/<field>`, `consents/<condition>` and `work/<name>`: of two drafts the newer edit counts, one by one; when absent, all of it at `savedAt` */
  edits: z.optional(z.record(z.string(), z.iso.datetime())),
  savedAt: z.iso.datetime(),
});
export type Draft = z.infer<typeof Draft>;
