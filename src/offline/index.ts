export { Drafts } from './drafts.js';
export { Outbox } from './outbox.js';
export { BrowserStorage, MemoryStorage } from './storage.js';
export type { DraftKey, DraftsPort, OutboxEntry, OutboxPort, StoragePort } from './ports.js';
