import { define } from '../element/define.js';
import { installRoot } from '../shell/root.js';
import { PortalViewDocumentation } from '../views/documentation/portal-view-documentation.js';
import './portal-conditions.js';
import './portal-opportunity-picker.js';
import './portal-sign-in.js';

installRoot();
define('portal-view-documentation', PortalViewDocumentation);
