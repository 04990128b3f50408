import { define } from '../element/define.js';
import { PortalFieldTime } from '../fields/time/portal-field-time.js';

define('portal-field-time', PortalFieldTime);
