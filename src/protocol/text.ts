import * as z from 'zod/mini';

/** A text that the company writes: one string, or one per language (BCP 47 tag → text). Plain text, or the small Markdown subset where a schema says so. Never HTML. */
export const Text = z.union([z.string(), z.record(z.string(), z.string())]);
export type Text = z.infer<typeof Text>;

/** Instant, RFC 3339 in UTC. */
export const Instant = z.iso.datetime();
/** Day without a time, `YYYY-MM-DD`. */
export const Day = z.iso.date();

/** Amount in integer minor units (cents) with its ISO 4217 code. */
export const Money = z.object({ amount: z.int(), currency: z.string().check(z.regex(/^[A-Z]{3}$/)) });
export type Money = z.infer<typeof Money>;
