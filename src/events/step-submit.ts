import { PortalRequestEvent } from './request.js';

/** The customer sends the step: values and consents together. */
export class PortalStepSubmitEvent extends PortalRequestEvent<'step-submit'> {}
