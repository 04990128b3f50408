import { define } from '../element/define.js';
import { installRoot } from '../shell/root.js';
import { PortalViewStatus } from '../views/status/portal-view-status.js';
import './portal-conditions.js';
import './portal-opportunity-picker.js';
import './portal-sign-in.js';

installRoot();
define('portal-view-status', PortalViewStatus);
