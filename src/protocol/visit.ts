import * as z from 'zod/mini';
import { Instant, Text } from './text.js';

/** Who comes. `picture`: an https or data address of the company's. */
export const Installer = z.object({
  name: z.string(),
  company: z.optional(z.string()),
  role: z.optional(Text),
  phone: z.optional(z.string()),
  email: z.optional(z.string()),
  picture: z.optional(z.string()),
});
export type Installer = z.infer<typeof Installer>;

/** The visit of an installer. Without `start` the day isn't fixed yet. */
export const InstallerVisit = z.object({
  id: z.string(),
  installer: z.optional(Installer),
  start: z.optional(Instant),
  end: z.optional(Instant),
  /** IANA name of the place's time zone; the visit is told in it */
  timeZone: z.optional(z.string()),
  address: z.optional(z.string()),
  /** longitude and latitude */
  position: z.optional(z.array(z.number())),
  /** https address of a map that shows the place; a neutral map when absent */
  map: z.optional(z.string()),
  /** what to have ready, in the company's words */
  prepare: z.optional(z.array(Text)),
  notes: z.optional(Text),
  /** the customer may ask for another time */
  changeable: z.optional(z.boolean()),
});
export type InstallerVisit = z.infer<typeof InstallerVisit>;

/** The payload of the view `installer-visit`. `asked`: when the customer last asked for another time, and what they wrote. */
export const VisitView = z.object({
  kind: z.literal('installer-visit'),
  visit: z.optional(InstallerVisit),
  asked: z.optional(z.object({ at: Instant, text: z.string() })),
});
export type VisitView = z.infer<typeof VisitView>;

/** The payload of `ask-visit-change`. */
export const VisitChangePayload = z.object({ visit: z.string(), text: z.string() });
export type VisitChangePayload = z.infer<typeof VisitChangePayload>;
