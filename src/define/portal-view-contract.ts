import { define } from '../element/define.js';
import { installRoot } from '../shell/root.js';
import { PortalViewContract } from '../views/contract/portal-view-contract.js';
import './portal-conditions.js';
import './portal-opportunity-picker.js';
import './portal-sign-in.js';

installRoot();
define('portal-view-contract', PortalViewContract);
