import { define } from '../element/define.js';
import { PortalFieldYesNo } from '../fields/yes-no/portal-field-yes-no.js';

define('portal-field-yes-no', PortalFieldYesNo);
