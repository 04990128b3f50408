import { define } from '../element/define.js';
import { installRoot } from '../shell/root.js';
import { PortalMonitoringApp } from '../views/monitoring-app/portal-monitoring-app.js';
import './portal-opportunity-picker.js';
import './portal-sign-in.js';

installRoot();
define('portal-monitoring-app', PortalMonitoringApp);
