import * as z from 'zod/mini';
import { OpportunitySummary } from './opportunity.js';
import { Instant, Money } from './text.js';

/** `POST /session/codes`. `identifier` is an e-mail address or a phone number. */
export const CodeRequest = z.object({
  identifier: z.string().check(z.minLength(3), z.maxLength(254)),
  channel: z.optional(z.literal('email')),
  language: z.optional(z.string()),
});
export type CodeRequest = z.infer<typeof CodeRequest>;

/** The same answer whether or not the customer exists. `resendAfter` is in seconds. */
export const CodeChallenge = z.object({ challenge: z.string(), resendAfter: z.int(), expiresAt: Instant });
export type CodeChallenge = z.infer<typeof CodeChallenge>;

/** `POST /session`. */
export const SessionRequest = z.object({ challenge: z.string(), code: z.string() });
export type SessionRequest = z.infer<typeof SessionRequest>;

/** `POST /session/refresh`. */
export const RefreshRequest = z.object({ refreshToken: z.string() });

/** The answer of `POST /session` and `POST /session/refresh`. */
export const Session = z.object({ token: z.string(), expiresAt: Instant, refreshToken: z.string() });
export type Session = z.infer<typeof Session>;

/** `GET /me`. `due` is what is to be paid. */
export const Me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.optional(z.string()),
  phone: z.optional(z.string()),
  language: z.optional(z.string()),
  unit: z.optional(z.string()),
  opportunities: z.array(OpportunitySummary),
  /** the newest event of this customer by then: `GET /events` goes on from it */
  event: z.optional(z.string()),
  counts: z.optional(z.object({ due: z.optional(Money), documents: z.optional(z.int()), unread: z.optional(z.int()) })),
});
export type Me = z.infer<typeof Me>;

/** `PATCH /me`. */
export const MePatch = z.object({ language: z.optional(z.string()) });
