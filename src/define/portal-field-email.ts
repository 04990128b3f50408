import { define } from '../element/define.js';
import { PortalFieldEmail } from '../fields/email/portal-field-email.js';

define('portal-field-email', PortalFieldEmail);
