import { defineField } from '../fields/define-field.js';
import { PortalFieldTaxId } from '../fields/tax-id/portal-field-tax-id.js';

defineField('tax-id', PortalFieldTaxId);
