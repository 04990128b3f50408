import { PortalRequestEvent } from './request.js';

/** The customer read the receipt. */
export class PortalReceiptCloseEvent extends PortalRequestEvent<'receipt-close'> {}
