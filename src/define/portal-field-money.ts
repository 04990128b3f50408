import { defineField } from '../fields/define-field.js';
import { PortalFieldMoney } from '../fields/money/portal-field-money.js';

defineField('money', PortalFieldMoney);
