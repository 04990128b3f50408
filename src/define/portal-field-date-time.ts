import { defineField } from '../fields/define-field.js';
import { PortalFieldDateTime } from '../fields/date-time/portal-field-date-time.js';

defineField('date-time', PortalFieldDateTime);
