/** The public surface: classes, events, types. Importing it registers nothing; `define/*` does. */
export { CustomerPortal } from './shell/customer-portal.js';
export { PortalConditions } from './views/conditions/portal-conditions.js';
export { PortalOpportunityPicker } from './views/opportunity-picker/portal-opportunity-picker.js';
export { PortalSignIn } from './views/sign-in/portal-sign-in.js';
export { PortalTimeline } from './views/timeline/portal-timeline.js';
export { PortalViewDocumentation } from './views/documentation/portal-view-documentation.js';
export { PortalViewOffer } from './views/offer/portal-view-offer.js';
export { PortalViewStatus } from './views/status/portal-view-status.js';
export { PortalViewUnknown } from './views/unknown/portal-view-unknown.js';
export * from './events/index.js';
export { createHttpClient, PortalError, type ErrorCode, type HttpClientOptions, type PortalClient, type SessionPort, type SessionStatus, type UploadOptions, type UploadTarget } from './client/index.js';
export { overrideMessages } from './i18n/locale.js';
export type { Messages } from './i18n/en.js';
export type * from './protocol/index.js';
