import * as z from 'zod/mini';
import { AppSettings } from './app-block.js';
import { FileRef } from './file.js';
import { Instant, Text } from './text.js';

/** A kind of incident that the company has named. */
export const IncidentType = z.object({ id: z.string(), name: Text });
export type IncidentType = z.infer<typeof IncidentType>;

/** A document of the help, with its explanation. */
export const HelpFile = z.object({ file: FileRef, name: z.optional(Text), text: z.optional(Text) });
export type HelpFile = z.infer<typeof HelpFile>;

/** The help module, as the company sets it. A part that is absent is off. */
export const HelpSettings = z.object({
  /** customers may send queries; `confirm`: the page says that it has arrived; `acknowledge`: a mail says it too */
  query: z.optional(z.object({ confirm: z.boolean(), acknowledge: z.optional(z.boolean()) })),
  /** customers may report incidents, of one of these types; of none where the list is empty */
  incident: z.optional(z.object({ confirm: z.boolean(), acknowledge: z.optional(z.boolean()), types: z.array(IncidentType) })),
  /** help documents, and a text for all of them */
  files: z.optional(z.object({ text: z.optional(Text), list: z.array(HelpFile) })),
});
export type HelpSettings = z.infer<typeof HelpSettings>;

/** What a customer asks or reports. `files`: ids of uploads for the field `ticket`. */
export const TicketRequest = z.object({
  kind: z.enum(['query', 'incident']),
  /** id of an incident type */
  type: z.optional(z.string()),
  opportunity: z.optional(z.string()),
  text: z.string(),
  files: z.optional(z.array(z.string())),
});
export type TicketRequest = z.infer<typeof TicketRequest>;

/** `POST /tickets` with an `Idempotency-Key` answers it. */
export const Ticket = z.object({
  number: z.string(),
  at: Instant,
  kind: z.string(),
  type: z.optional(z.string()),
  opportunity: z.optional(z.string()),
  text: z.string(),
  files: z.optional(z.array(FileRef)),
});
export type Ticket = z.infer<typeof Ticket>;

/** `GET /tickets?cursor=`: the customer's own, newest first. `next` is the cursor of what follows; absent at the end. */
export const TicketPage = z.object({ tickets: z.array(Ticket), next: z.optional(z.string()) });
export type TicketPage = z.infer<typeof TicketPage>;

/** `GET /company/tickets?cursor=`: everybody's, newest first, with the id of who wrote. */
export const CompanyTicketPage = z.object({ tickets: z.array(z.extend(Ticket, { customer: z.string() })), next: z.optional(z.string()) });
export type CompanyTicketPage = z.infer<typeof CompanyTicketPage>;

/** `GET /help`: the modules that are on, for a signed-in customer. */
export const Help = z.extend(HelpSettings, { app: z.optional(AppSettings) });
export type Help = z.infer<typeof Help>;
