import { define } from '../element/define.js';
import { installRoot } from '../shell/root.js';
import { PortalViewInstallerVisit } from '../views/installer-visit/portal-view-installer-visit.js';
import './portal-conditions.js';
import './portal-opportunity-picker.js';
import './portal-sign-in.js';

installRoot();
define('portal-view-installer-visit', PortalViewInstallerVisit);
