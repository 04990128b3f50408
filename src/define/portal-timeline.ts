import { define } from '../element/define.js';
import { installRoot } from '../shell/root.js';
import { PortalTimeline } from '../views/timeline/portal-timeline.js';
import './portal-opportunity-picker.js';
import './portal-sign-in.js';

installRoot();
define('portal-timeline', PortalTimeline);
