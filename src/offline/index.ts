export { Drafts } from './drafts.js';
export { Outbox } from './outbox.js';
export { BrowserStorage, MemoryStorage } from './storage.js';
export { Tabs } from './tabs.js';
export type { DraftKey, DraftsPort, OutboxEntry, OutboxPort, StoragePort, TabMessage, TabsPort } from './ports.js';
