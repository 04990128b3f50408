import * as z from 'zod/mini';

/** One error in a problem document. `pointer` is a JSON pointer into the request (`/payload/values/tax-id`); `code` is stable; `params` fill the message's gaps. */
export const ProblemError = z.object({
  pointer: z.string(),
  code: z.string(),
  message: z.optional(z.string()),
  params: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
});
export type ProblemError = z.infer<typeof ProblemError>;

/** RFC 9457. `type` is `about:blank` or `urn:customer-portal:<code>`; `code` repeats the last part. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  code: z.optional(z.string()),
  errors: z.optional(z.array(ProblemError)),
  /** 409: the opportunity as it stands now */
  opportunity: z.optional(z.unknown()),
  /** 429: seconds */
  retryAfter: z.optional(z.int()),
});
export type Problem = z.infer<typeof Problem>;
