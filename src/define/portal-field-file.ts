import { define } from '../element/define.js';
import { PortalFieldFile } from '../fields/file/portal-field-file.js';

define('portal-field-file', PortalFieldFile);
