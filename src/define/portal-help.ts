import { define } from '../element/define.js';
import { installRoot } from '../shell/root.js';
import { PortalHelp } from '../views/help/portal-help.js';
import './portal-opportunity-picker.js';
import './portal-sign-in.js';

installRoot();
define('portal-help', PortalHelp);
