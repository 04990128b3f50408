import * as z from 'zod/mini';
import { Text } from './text.js';

/** How the customer reaches the company's support. */
export const Support = z.object({ email: z.optional(z.string()), phone: z.optional(z.string()) });
export type Support = z.infer<typeof Support>;

/** `GET /config`: public and cacheable. */
export const Config = z.object({
  protocol: z.int(),
  company: z.object({ name: z.string(), logo: z.optional(z.string()), information: z.optional(Text) }),
  unit: z.optional(z.string()),
  languages: z.array(z.string()),
  signIn: z.object({ methods: z.array(z.string()), codeLength: z.int() }),
  support: z.optional(Support),
  /** names and values of `--portal-*` tokens; checked as colours, lengths and fonts before use */
  theme: z.optional(z.record(z.string(), z.string())),
  modules: z.array(z.string()),
  /** the backend keeps what was typed and not sent, for the customer's other devices */
  drafts: z.optional(z.boolean()),
});
export type Config = z.infer<typeof Config>;
