import { define } from '../element/define.js';
import { PortalFieldChoices } from '../fields/choices/portal-field-choices.js';

define('portal-field-choices', PortalFieldChoices);
