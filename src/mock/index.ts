export { handlers } from './handlers.js';
export { Mock, type MockFailure, type MockOptions } from './mock.js';
export type { MockData } from './mock-state.js';
