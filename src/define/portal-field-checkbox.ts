import { define } from '../element/define.js';
import { PortalFieldCheckbox } from '../fields/checkbox/portal-field-checkbox.js';

define('portal-field-checkbox', PortalFieldCheckbox);
