export { Drafts } from './drafts.js';
export { Outbox } from './outbox.js';
export { Owner } from './owner.js';
export { BrowserStorage, MemoryStorage } from './storage.js';
export { Tabs } from './tabs.js';
export type { DraftKey, DraftsPort, FilesPort, KeptUpload, OutboxEntry, OutboxPort, OutboxVerdict, OwnerPort, StoragePort, TabMessage, TabsPort } from './ports.js';
