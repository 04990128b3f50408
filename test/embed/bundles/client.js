import { PortalError } from 'customer-portal-elements/client';

document.title = new PortalError('offline').code;
