import * as z from 'zod/mini';
import { FileRef } from './file.js';
import { Day, Money, Text } from './text.js';

/** A line of what is in an offer. */
export const OfferLine = z.object({
  name: Text,
  description: z.optional(Text),
  quantity: z.optional(z.number()),
  unit: z.optional(Text),
  price: z.optional(Money),
});
export type OfferLine = z.infer<typeof OfferLine>;

export const offerStatuses = ['open', 'accepted', 'declined', 'expired', 'withdrawn'] as const;

/** An offer of the company to this customer. `validUntil` is the last day on which it can be accepted. */
export const Offer = z.object({
  id: z.string(),
  number: z.optional(z.string()),
  name: Text,
  description: z.optional(Text),
  /** one-off price, taxes as `taxes` says */
  price: Money,
  /** what the price says of taxes, in the company's words ("IVA 10 % inclusa") */
  taxes: z.optional(Text),
  monthly: z.optional(Money),
  lines: z.array(OfferLine),
  attachments: z.array(FileRef),
  validUntil: z.optional(Day),
  status: z.string(),
});
export type Offer = z.infer<typeof Offer>;

/** The payload of the view `offer`. */
export const OfferView = z.object({ kind: z.literal('offer'), offers: z.array(Offer) });
export type OfferView = z.infer<typeof OfferView>;
