import { defineField } from '../fields/define-field.js';
import { PortalFieldIban } from '../fields/iban/portal-field-iban.js';

defineField('iban', PortalFieldIban);
