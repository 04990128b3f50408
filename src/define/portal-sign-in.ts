import { define } from '../element/define.js';
import { installRoot } from '../shell/root.js';
import { PortalSignIn } from '../views/sign-in/portal-sign-in.js';

installRoot();
define('portal-sign-in', PortalSignIn);
