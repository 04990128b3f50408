import { PortalRequestEvent } from './request.js';

/** A view made something that is kept with the draft: a drawing, a text that is not sent yet. */
export class PortalWorkChangeEvent extends PortalRequestEvent<'work-change'> {}
