import { PortalError } from 'customer-portal-elements';

document.title = new PortalError('offline').code;
