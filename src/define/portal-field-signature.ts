import { define } from '../element/define.js';
import { PortalFieldSignature } from '../fields/signature/portal-field-signature.js';

define('portal-field-signature', PortalFieldSignature);
