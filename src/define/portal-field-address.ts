import { defineField } from '../fields/define-field.js';
import { PortalFieldAddress } from '../fields/address/portal-field-address.js';

defineField('address', PortalFieldAddress);
