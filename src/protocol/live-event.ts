import * as z from 'zod/mini';

/**
 * What `GET /events` tells, in `data`. `opportunity`: a project changed; all of the customer's when it isn't named. With the
 * `revision` that it has now, where that is known: who shows it already need not look. `flow`: what projects of a `type`
 * (of any, when absent) are shown by. `config`: the settings. Its `id` in the stream is the event's, to go on from with `after`.
 */
export const LiveEvent = z.object({
  kind: z.string(),
  opportunity: z.optional(z.string()),
  revision: z.optional(z.string()),
  type: z.optional(z.string()),
});
export type LiveEvent = z.infer<typeof LiveEvent>;
