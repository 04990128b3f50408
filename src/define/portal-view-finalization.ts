import { define } from '../element/define.js';
import { installRoot } from '../shell/root.js';
import { PortalViewFinalization } from '../views/finalization/portal-view-finalization.js';
import './portal-conditions.js';
import './portal-opportunity-picker.js';
import './portal-sign-in.js';

installRoot();
define('portal-view-finalization', PortalViewFinalization);
