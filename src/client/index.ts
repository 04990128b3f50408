export { createHttpClient, type HttpClientOptions } from './http-client.js';
export type { TokenStorage } from './http-session.js';
export type { BegunUpload, PortalClient, SessionPort, SessionStatus, UploadOptions, UploadTarget } from './portal-client.js';
export { errorCodes, isTransient, PortalError, type ErrorCode } from './portal-error.js';
