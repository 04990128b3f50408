import { define } from '../element/define.js';
import { installRoot } from '../shell/root.js';
import { PortalOpportunityPicker } from '../views/opportunity-picker/portal-opportunity-picker.js';
import './portal-sign-in.js';

installRoot();
define('portal-opportunity-picker', PortalOpportunityPicker);
