import { define } from '../element/define.js';
import { PortalFieldDisplayedText } from '../fields/displayed-text/portal-field-displayed-text.js';

define('portal-field-displayed-text', PortalFieldDisplayedText);
