import * as z from 'zod/mini';
import { Text } from './text.js';

/** A condition as the company writes it. `version` grows by one when the text changes. */
export const ConditionDefinition = z.object({
  id: z.string(),
  version: z.int(),
  name: Text,
  description: z.optional(Text),
  /** full text, Markdown subset */
  text: Text,
  mandatory: z.boolean(),
  acceptedByDefault: z.optional(z.boolean()),
});
export type ConditionDefinition = z.infer<typeof ConditionDefinition>;

/** A condition of a substate. `sha256`: language → hex hash of the text in that language; `und` when the text is one string. */
export const Condition = z.extend(ConditionDefinition, {
  sha256: z.record(z.string(), z.string()),
  /** when this customer accepted this version before */
  acceptedAt: z.optional(z.iso.datetime()),
});
export type Condition = z.infer<typeof Condition>;

/** A consent echoes the condition that was shown: id, version, language and the hash that came with the text. */
export const Consent = z.object({
  condition: z.string(),
  version: z.int(),
  language: z.string(),
  sha256: z.string(),
});
export type Consent = z.infer<typeof Consent>;
