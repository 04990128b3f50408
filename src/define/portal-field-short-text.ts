import { define } from '../element/define.js';
import { PortalFieldShortText } from '../fields/short-text/portal-field-short-text.js';

define('portal-field-short-text', PortalFieldShortText);
