import * as z from 'zod/mini';
import { AutomaticAction } from './automatic.js';
import { ConditionDefinition } from './condition.js';
import { Field, Placement } from './field.js';
import { viewKinds } from './opportunity.js';
import { Text } from './text.js';

const Id = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));

/** A view of the company's own, which its page brings: `x-energy-report`. */
const OwnView = z.string().check(z.regex(/^x-[a-z0-9-]{1,62}$/)) as unknown as z.ZodMiniType<`x-${string}`, `x-${string}`>;

/** A placement as a flow file writes it: what is left out is false, and the order is the order of the list. */
export const PlacementDefinition = z.extend(z.partial(Placement), { field: Id });

/** A substate and the four sections of what the customer sees there: status information, view, fields, conditions. */
export const Substate = z.object({
  id: Id,
  /** internal name; never leaves the company */
  name: z.string(),
  publicName: z.optional(Text),
  description: z.optional(Text),
  duration: z.optional(Text),
  next: z.optional(Text),
  view: z.nullable(z.union([z.enum(viewKinds), OwnView])),
  /** marked main path: these substates may be announced as what comes next */
  mainPath: z.optional(z.boolean()),
  placements: z.optional(z.array(PlacementDefinition)),
  /** ids of conditions */
  conditions: z.optional(z.array(z.string())),
  /** what happens by itself when a project enters it, or some time after */
  automatic: z.optional(z.array(AutomaticAction)),
});
export type Substate = z.infer<typeof Substate>;

/** A state with its substates. `discard`: the opportunity ended without success. */
export const State = z.object({
  id: Id,
  name: z.string(),
  publicName: z.optional(Text),
  description: z.optional(Text),
  discard: z.optional(z.boolean()),
  substates: z.array(Substate),
});
export type State = z.infer<typeof State>;

/** What an action of a source leads to. `from` narrows it to one substate; the narrower entry wins. */
export const ExternalAction = z.object({
  source: z.string(),
  action: z.string(),
  from: z.optional(z.string()),
  target: z.optional(z.string()),
  /** reset-opportunity-process: back to the last substate in the history that has a view and was no failure itself */
  option: z.optional(z.literal('previous')),
});
export type ExternalAction = z.infer<typeof ExternalAction>;

/** `PUT /company/flows/{type}`, and exactly what a file in `demo/flows` holds. Fields and conditions that it carries are created or replaced centrally with it. */
export const Flow = z.object({
  $schema: z.optional(z.string()),
  protocol: z.literal(1),
  type: Id,
  name: Text,
  /** who sees the views; only `customer` for now */
  audience: z.optional(z.literal('customer')),
  /** where a new opportunity starts: a substate's id */
  initial: z.string(),
  /** the languages that every public text has to be there in */
  languages: z.array(z.string()),
  fields: z.optional(z.array(Field)),
  conditions: z.optional(z.array(ConditionDefinition)),
  states: z.array(State),
  externalActions: z.array(ExternalAction),
});
export type Flow = z.infer<typeof Flow>;
