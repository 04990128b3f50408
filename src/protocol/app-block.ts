import * as z from 'zod/mini';
import { Text } from './text.js';

/** The monitoring app: where it is to be had. A link that is absent doesn't show; `qr`: a code to scan beside the links. */
export const AppSettings = z.object({
  name: Text,
  description: z.optional(Text),
  android: z.optional(z.string()),
  ios: z.optional(z.string()),
  qr: z.optional(z.boolean()),
});
export type AppSettings = z.infer<typeof AppSettings>;
