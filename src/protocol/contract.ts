import * as z from 'zod/mini';
import { FileRef } from './file.js';
import { Instant, Text } from './text.js';

/** How a contract is signed: the signed copy is uploaded; in the page; or by a signature service at `url`. */
export const signingWays = ['upload', 'page', 'service'] as const;

export const contractStatuses = ['open', 'signed', 'withdrawn'] as const;

/** A contract to sign. `status` is open on the wire; a later one is shown and can't be signed. */
export const Contract = z.object({
  id: z.string(),
  number: z.optional(z.string()),
  name: Text,
  description: z.optional(Text),
  /** the document, with its sha-256 */
  document: FileRef,
  /** the ways that the company takes, of `signingWays`; the wire keeps them open */
  ways: z.array(z.string()),
  /** service: where the customer signs, and whether that stands in the page's light DOM or is gone to */
  service: z.optional(z.object({ url: z.string(), name: z.optional(z.string()), frame: z.optional(z.boolean()) })),
  status: z.string(),
  /** the signed document, its hash, when and how */
  signed: z.optional(z.object({ file: FileRef, at: Instant, way: z.string(), name: z.optional(z.string()) })),
  /** design or price changed after it was signed: that signature doesn't count any more */
  dropped: z.optional(z.object({ at: Instant, reason: z.optional(z.string()) })),
});
export type Contract = z.infer<typeof Contract>;

/** The payload of the view `contract-signature`. */
export const ContractView = z.object({ kind: z.literal('contract-signature'), contracts: z.array(Contract) });
export type ContractView = z.infer<typeof ContractView>;

/** A signature made in the page. drawn: strokes of points, each `[x, y]` in 0…1 of a box three times as wide as it is high; typed: the name; uploaded: the id of a picture's upload. */
export const Signature = z.object({
  way: z.enum(['drawn', 'typed', 'uploaded']),
  name: z.string(),
  strokes: z.optional(z.array(z.array(z.array(z.number())))),
  file: z.optional(z.string()),
});
export type Signature = z.infer<typeof Signature>;

/** The payload of `sign-contract`: which one, the sha-256 of the document that was read, and one of the signed copy's upload, the signature, and `service`: the customer goes on to the signature service, which signs later. */
export const SignPayload = z.object({
  contract: z.string(),
  sha256: z.string(),
  file: z.optional(z.string()),
  signature: z.optional(Signature),
  service: z.optional(z.boolean()),
});
export type SignPayload = z.infer<typeof SignPayload>;

/**
 * `POST /webhooks/signature`: the signature service says that a contract is signed. `id` is the event's own: the same one again gets the same answer.
 * `sha256` is that of the document that was signed. `file` is the signed document: the id of a company's file, or a name with the bytes in Base64 (20 MB at most).
 */
export const SignatureEvent = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(200)),
  type: z.literal('contract.signed'),
  opportunity: z.string(),
  contract: z.string(),
  sha256: z.optional(z.string()),
  signedAt: z.optional(Instant),
  name: z.optional(z.string().check(z.maxLength(200))),
  file: z.union([z.object({ id: z.string() }), z.object({ name: z.string(), data: z.string() })]),
});
export type SignatureEvent = z.infer<typeof SignatureEvent>;
