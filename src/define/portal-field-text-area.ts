import { define } from '../element/define.js';
import { PortalFieldTextArea } from '../fields/text-area/portal-field-text-area.js';

define('portal-field-text-area', PortalFieldTextArea);
