import * as z from 'zod/mini';
import { Condition } from './condition.js';
import { PlacedField, Values } from './field.js';
import { Instant, Text } from './text.js';

/** The view kinds of version 1, named as the flow files name them. The wire keeps `kind` open. */
export const viewKinds = [
  'initial-documentation', 'offer-documentation', 'financing-documentation', 'contracts-documentation',
  'installation-documentation', 'drawing', 'offer', 'installer-visit', 'contract-signature',
  'finalization-success', 'finalization-failed',
] as const;
export type ViewKind = (typeof viewKinds)[number];

/** The five kinds that one element shows. */
export const documentationKinds = [
  'initial-documentation', 'offer-documentation', 'financing-documentation', 'contracts-documentation',
  'installation-documentation',
] as const satisfies readonly ViewKind[];

/** The view of a substate, discriminated by `kind`. Members beside `kind` are read by the schema of that kind (`view-schemas.ts`). */
export const View = z.looseObject({ kind: z.string() });
export type View = z.infer<typeof View>;

/** A step of the timeline. `at` is when the project left it, where it is done, and since when it stands there, where it is current; absent for `next`. */
export const TimelineStep = z.object({
  id: z.string(),
  name: Text,
  description: z.optional(Text),
  state: z.optional(Text),
  status: z.enum(['done', 'current', 'next']),
  at: z.optional(Instant),
});
export type TimelineStep = z.infer<typeof TimelineStep>;

/** Why an action can't be taken now. `code` is stable; `text` is the company's own explanation. */
export const Reason = z.object({ code: z.string(), text: z.optional(Text) });
export type Reason = z.infer<typeof Reason>;

/** An action that the current substate names. Never a dead button: `reason` says why it isn't available. */
export const Action = z.object({ type: z.string(), available: z.boolean(), reason: z.optional(Reason) });
export type Action = z.infer<typeof Action>;

/** What the customer sees of a state or substate. */
export const Stage = z.object({
  id: z.string(),
  name: Text,
  description: z.optional(Text),
});

/** A customer's project in a flow, merged by the server for this customer's page. */
export const Opportunity = z.object({
  id: z.string(),
  type: z.string(),
  name: Text,
  /** opaque; changes when the step's definition, its substate or a value held by the server changes */
  revision: z.string(),
  state: Stage,
  substate: z.extend(Stage, {
    /** how long the step takes, in the company's words */
    duration: z.optional(Text),
    /** what happens after it, in the company's words */
    next: z.optional(Text),
  }),
  timeline: z.array(TimelineStep),
  /** null: nothing is asked of the customer now */
  view: z.nullable(View),
  placements: z.array(PlacedField),
  values: Values,
  conditions: z.array(Condition),
  actions: z.array(Action),
});
export type Opportunity = z.infer<typeof Opportunity>;

/** An opportunity in a list. */
export const OpportunitySummary = z.object({
  id: z.string(),
  type: z.string(),
  name: Text,
  state: Text,
  substate: Text,
  updatedAt: Instant,
});
export type OpportunitySummary = z.infer<typeof OpportunitySummary>;
