import { define } from '../element/define.js';
import { PortalFieldPhoto } from '../fields/photo/portal-field-photo.js';

define('portal-field-photo', PortalFieldPhoto);
