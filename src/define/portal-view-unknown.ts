import { define } from '../element/define.js';
import { installRoot } from '../shell/root.js';
import { PortalViewUnknown } from '../views/unknown/portal-view-unknown.js';
import './portal-opportunity-picker.js';
import './portal-sign-in.js';

installRoot();
define('portal-view-unknown', PortalViewUnknown);
