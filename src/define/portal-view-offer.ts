import { define } from '../element/define.js';
import { installRoot } from '../shell/root.js';
import { PortalViewOffer } from '../views/offer/portal-view-offer.js';
import './portal-conditions.js';
import './portal-opportunity-picker.js';
import './portal-sign-in.js';

installRoot();
define('portal-view-offer', PortalViewOffer);
