import { PortalRequestEvent } from './request.js';

/** The customer sends the drawing of their roof, with what the step asks beside it. */
export class PortalDrawingSubmitEvent extends PortalRequestEvent<'drawing-submit'> {}
