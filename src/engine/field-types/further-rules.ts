import type { FurtherFieldType } from '../../protocol/field.js';
import { address } from './address-rule.js';
import { dateTime } from './date-time-rule.js';
import { iban } from './iban-rule.js';
import { money } from './money-rule.js';
import type { FieldRule } from './rule.js';
import { supplyPoint } from './supply-point-rule.js';
import { taxId } from './tax-id-rule.js';

/** The rules that come to a page with their elements. Whoever judges every answer, as servers do, has them all. */
export const furtherRules = {
  money, 'date-time': dateTime, address, iban, 'tax-id': taxId, 'supply-point': supplyPoint,
} as const satisfies Record<FurtherFieldType, FieldRule>;
