import * as z from 'zod/mini';
import { FileRef } from './file.js';
import { Day, Instant, Money, Text } from './text.js';

/** A line of what is in an offer. Lines with the same `id` stand beside each other where offers are compared. */
export const OfferLine = z.object({
  id: z.optional(z.string()),
  name: Text,
  description: z.optional(Text),
  quantity: z.optional(z.number()),
  unit: z.optional(Text),
  price: z.optional(Money),
});
export type OfferLine = z.infer<typeof OfferLine>;

/** A payment of the plan: how much of the price, and when, in the company's words. `share`: 0 to 1 of the price. */
export const PlanStep = z.object({
  name: Text,
  when: z.optional(Text),
  amount: z.optional(Money),
  share: z.optional(z.number()),
});
export type PlanStep = z.infer<typeof PlanStep>;

/** As the customer sees them. One that isn't sent is a `draft`, which never leaves the company. */
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
  /** how it is paid, step by step */
  plan: z.optional(z.array(PlanStep)),
  lines: z.array(OfferLine),
  /** what it makes, in kWh: a year, and by month from January on */
  production: z.optional(z.object({ year: z.optional(z.number()), months: z.optional(z.array(z.number())) })),
  /** what it saves: one amount for every year, or the first year, the second, … */
  savings: z.optional(z.array(Money)),
  /** years until it has paid for itself */
  payback: z.optional(z.number()),
  attachments: z.array(FileRef),
  validUntil: z.optional(Day),
  status: z.string(),
  /** when the company sent it as it is now */
  sentAt: z.optional(Instant),
  /** why the customer declined it, in their words */
  reason: z.optional(z.string()),
});
export type Offer = z.infer<typeof Offer>;

/** An offer as its customer sees it. `asked`: the change that they last asked for. */
export const ShownOffer = z.extend(Offer, { asked: z.optional(z.object({ at: Instant, text: z.string() })) });
export type ShownOffer = z.infer<typeof ShownOffer>;

/** The payload of the view `offer`. */
export const OfferView = z.object({ kind: z.literal('offer'), offers: z.array(ShownOffer) });
export type OfferView = z.infer<typeof OfferView>;

/** The payload of `ask-offer-change`. */
export const OfferChangePayload = z.object({ offer: z.string(), text: z.string() });
export type OfferChangePayload = z.infer<typeof OfferChangePayload>;

/** The payload of `decline-offer`. */
export const OfferDeclinePayload = z.object({ offer: z.string(), reason: z.optional(z.string()) });
export type OfferDeclinePayload = z.infer<typeof OfferDeclinePayload>;

/** `POST` and `PUT /company/opportunities/{id}/offers`. `status`: kept by the company (`draft`), or shown to the customer, who is told by mail (`open`). */
export const OfferRecord = z.extend(Offer, {
  id: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
  lines: z.optional(z.array(OfferLine)),
  attachments: z.optional(z.array(FileRef)),
  status: z.optional(z.enum(['draft', 'open'])),
});
export type OfferRecord = z.infer<typeof OfferRecord>;

/** `POST /company/opportunities/{id}/offers/{offer}/send`. `mail`: id of the settings' template that tells the customer; `offer-sent`, or a text of the backend's, when absent. */
export const OfferSending = z.object({ mail: z.optional(z.string()) });
export type OfferSending = z.infer<typeof OfferSending>;
