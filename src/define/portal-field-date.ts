import { define } from '../element/define.js';
import { PortalFieldDate } from '../fields/date/portal-field-date.js';

define('portal-field-date', PortalFieldDate);
