import { define } from '../element/define.js';
import { installRoot } from '../shell/root.js';
import { PortalConditions } from '../views/conditions/portal-conditions.js';
import './portal-opportunity-picker.js';
import './portal-sign-in.js';

installRoot();
define('portal-conditions', PortalConditions);
