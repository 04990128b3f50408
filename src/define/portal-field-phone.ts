import { define } from '../element/define.js';
import { PortalFieldPhone } from '../fields/phone/portal-field-phone.js';

define('portal-field-phone', PortalFieldPhone);
