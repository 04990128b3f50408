import * as z from 'zod/mini';
import { Config, Support } from './config.js';
import { Offer } from './offer.js';
import { Values } from './field.js';
import { Text } from './text.js';

/** `GET` / `PUT /company/settings`: what is general and not of one flow. */
export const Settings = z.object({
  $schema: z.optional(z.string()),
  company: Config.shape.company,
  languages: z.array(z.string()),
  support: Support,
  /** show the support contact in the portal */
  showSupport: z.boolean(),
  theme: z.optional(z.record(z.string(), z.string())),
  /** origins that may embed the portal (CORS allow-list) */
  sites: z.array(z.string()),
  modules: z.optional(z.array(z.string())),
});
export type Settings = z.infer<typeof Settings>;

/** `PUT /company/customers/{id}`. `portal`: may sign in. */
export const CustomerRecord = z.object({
  id: z.string(),
  name: z.string(),
  email: z.optional(z.string()),
  phone: z.optional(z.string()),
  language: z.optional(z.string()),
  portal: z.boolean(),
});
export type CustomerRecord = z.infer<typeof CustomerRecord>;

/** `PUT /company/opportunities/{id}`. On an existing one `values` are merged and `substate` moves it. */
export const OpportunityRecord = z.object({
  id: z.string(),
  customer: z.string(),
  type: z.string(),
  name: Text,
  substate: z.string(),
  values: z.optional(Values),
  /** the substates it went through, oldest first, when it is created; the last is the current one */
  history: z.optional(z.array(z.object({ substate: z.string(), at: z.iso.datetime() }))),
  offers: z.optional(z.array(Offer)),
});
export type OpportunityRecord = z.infer<typeof OpportunityRecord>;
