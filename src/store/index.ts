export { PortalStore } from './portal-store.js';
export type { StorePorts } from './core.js';
export type { PortalFact } from './facts.js';
export type { Async, ErrorCode, Failure, PortalRequest, PortalState, SendState, SessionState, StepState, Store, UploadState } from './state.js';
