import * as z from 'zod/mini';
import { AppSettings } from './app-block.js';
import { MailTemplate } from './automatic.js';
import { Config, Support } from './config.js';
import { Contract } from './contract.js';
import { Drawing, MapSettings } from './drawing.js';
import { EndSettings } from './end.js';
import { HelpSettings } from './help.js';
import { Offer } from './offer.js';
import { Values } from './field.js';
import { Text } from './text.js';
import { InstallerVisit } from './visit.js';

/** What a business unit has of its own; the rest is what is general. */
export const UnitSettings = z.object({
  company: z.optional(z.partial(Config.shape.company)),
  languages: z.optional(z.array(z.string())),
  support: z.optional(Support),
  showSupport: z.optional(z.boolean()),
  theme: z.optional(z.record(z.string(), z.string())),
  modules: z.optional(z.array(z.string())),
  end: z.optional(EndSettings),
});
export type UnitSettings = z.infer<typeof UnitSettings>;

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
  /** names of what is contracted. When it is there, `portal` has to be among them, or there is no portal */
  modules: z.optional(z.array(z.string())),
  /** business units by their names: what each has of its own. When it is there, a unit that isn't named has no portal */
  units: z.optional(z.record(z.string(), UnitSettings)),
  /** the help module; absent: off */
  help: z.optional(HelpSettings),
  /** the monitoring app; absent: not contracted */
  app: z.optional(AppSettings),
  /** texts of the end (Markdown subset); one that is absent is off. `reactivation`: a project that was closed may be taken up again */
  end: z.optional(EndSettings),
  /** what lies under the drawing of the roof */
  map: z.optional(MapSettings),
  mails: z.optional(z.array(MailTemplate)),
  /** what a customer typed and didn't send is kept at the backend too, for their other devices; off when absent */
  drafts: z.optional(z.boolean()),
});
export type Settings = z.infer<typeof Settings>;

/** `PUT /company/customers/{id}`. `portal`: may sign in. `unit`: the business unit whose customer it is. */
export const CustomerRecord = z.object({
  id: z.string(),
  name: z.string(),
  email: z.optional(z.string()),
  phone: z.optional(z.string()),
  language: z.optional(z.string()),
  unit: z.optional(z.string()),
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
  contracts: z.optional(z.array(Contract)),
  visit: z.optional(InstallerVisit),
  drawing: z.optional(Drawing),
});
export type OpportunityRecord = z.infer<typeof OpportunityRecord>;
