import * as z from 'zod/mini';
import { FileRef } from './file.js';
import { Text } from './text.js';

/** The field types of version 1. The wire keeps `type` open: an unknown one becomes a polite fallback. */
const everydayFieldTypes = [
  'short-text', 'text-area', 'number', 'date', 'time', 'yes-no', 'checkbox', 'choice', 'choices',
  'email', 'phone', 'file', 'photo', 'signature', 'displayed-text',
] as const;
/** Those whose rule comes to a page with their element. */
export const furtherFieldTypes = ['money', 'date-time', 'address', 'iban', 'tax-id', 'supply-point'] as const;
export const fieldTypes = [...everydayFieldTypes, ...furtherFieldTypes] as const;
export type FurtherFieldType = (typeof furtherFieldTypes)[number];
export type EverydayFieldType = (typeof everydayFieldTypes)[number];
export type FieldType = EverydayFieldType | FurtherFieldType;

/** A value made of named parts: an amount with its currency, an address. Open, so that a reader of today takes what types of later versions hold. */
export const Parts = z.record(z.string(), z.union([z.string(), z.number()]));
export type Parts = z.infer<typeof Parts>;

/**
 * What a field holds. Text types, iban, tax-id, supply-point: string. number: number. yes-no, checkbox: boolean. choices: option values. file, photo, signature: files (when sent by the customer: upload ids).
 * date-time: instant, RFC 3339 in UTC. money: `{amount, currency}`, minor units and ISO 4217. address: `{street, extra, postcode, city, region, country}`, each as far as it is there. null or absent: empty.
 */
export const Value = z.union([
  z.string(), z.number(), z.boolean(), z.null(), z.array(z.union([z.string(), FileRef])), Parts,
]);
export type Value = z.infer<typeof Value>;
export const Values = z.record(z.string(), Value);
export type Values = z.infer<typeof Values>;

/** One choice of a `choice` or `choices` field. */
export const Option = z.object({ value: z.string(), label: Text });
export type Option = z.infer<typeof Option>;

/** A field definition, made once by the company and placed in any number of substates. */
export const Field = z.object({
  id: z.string(),
  type: z.string(),
  label: Text,
  help: z.optional(Text),
  placeholder: z.optional(Text),
  /** choice, choices */
  options: z.optional(z.array(Option)),
  /** number: the bounds; money: the bounds in minor units; date and time: the earliest and latest, as a plain date or time; date-time: as instants */
  min: z.optional(z.union([z.number(), z.string()])),
  max: z.optional(z.union([z.number(), z.string()])),
  /** number: the step, 1 for whole numbers */
  step: z.optional(z.number()),
  /** number: what is counted, shown beside the control ("kWh") */
  unit: z.optional(Text),
  /** texts: characters */
  minLength: z.optional(z.int()),
  maxLength: z.optional(z.int()),
  /** files: media types or extensions, as in HTML's accept (`image/*`, `.pdf`) */
  accept: z.optional(z.array(z.string())),
  /** files: bytes, each */
  maxSize: z.optional(z.int()),
  /** files: how many, 1 when absent */
  maxFiles: z.optional(z.int()),
  /** displayed-text: the text (Markdown subset) */
  text: z.optional(Text),
  /** texts: the autofill purpose, as in HTML's autocomplete */
  autocomplete: z.optional(z.string()),
  /** file, photo: pictures with a longer edge than this are scaled down to it in the browser before they are sent; pixels */
  maxPixels: z.optional(z.int()),
  /** money: ISO 4217 code, EUR when absent */
  currency: z.optional(z.string()),
  /** date-time: IANA name of the zone whose clock is meant; the customer's own when absent */
  timeZone: z.optional(z.string()),
  /** address: the country at first; iban, tax-id, supply-point: the only one that is taken; ISO 3166-1 alpha-2 */
  country: z.optional(z.string()),
  /** address, iban: the countries that are taken */
  countries: z.optional(z.array(z.string())),
  /** tax-id, supply-point: the kinds that are taken; all of the country when absent */
  kinds: z.optional(z.array(z.string())),
});
export type Field = z.infer<typeof Field>;

/** When a placement is shown: another field of the same view holds this value, one of these, or any. */
export const Dependency = z.object({
  field: z.string(),
  equals: z.optional(z.union([z.string(), z.number(), z.boolean()])),
  oneOf: z.optional(z.array(z.union([z.string(), z.number(), z.boolean()]))),
});
export type Dependency = z.infer<typeof Dependency>;

/** A field in a view. The mode belongs to the placement, not to the field. `field` is the field's id. */
export const Placement = z.object({
  field: z.string(),
  order: z.int(),
  required: z.boolean(),
  readOnly: z.boolean(),
  group: z.optional(Text),
  defaultValue: z.optional(Value),
  dependsOn: z.optional(Dependency),
});
export type Placement = z.infer<typeof Placement>;

/** A placement as the customer's page gets it: with the field's definition. */
export const PlacedField = z.extend(Placement, { definition: Field });
export type PlacedField = z.infer<typeof PlacedField>;
