import { define } from '../element/define.js';
import { PortalFieldChoice } from '../fields/choice/portal-field-choice.js';

define('portal-field-choice', PortalFieldChoice);
