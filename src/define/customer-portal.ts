import { define } from '../element/define.js';
import { installRoot } from '../shell/root.js';
import { CustomerPortal } from '../shell/customer-portal.js';

installRoot();
define('customer-portal', CustomerPortal);
