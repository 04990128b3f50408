import { defineField } from '../fields/define-field.js';
import { PortalFieldSupplyPoint } from '../fields/supply-point/portal-field-supply-point.js';

defineField('supply-point', PortalFieldSupplyPoint);
