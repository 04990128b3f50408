import { define } from '../element/define.js';
import { PortalFieldNumber } from '../fields/number/portal-field-number.js';

define('portal-field-number', PortalFieldNumber);
