import { define } from '../element/define.js';
import { installRoot } from '../shell/root.js';
import { PortalViewDrawing } from '../views/drawing/portal-view-drawing.js';
import './portal-conditions.js';
import './portal-opportunity-picker.js';
import './portal-sign-in.js';

installRoot();
define('portal-view-drawing', PortalViewDrawing);
