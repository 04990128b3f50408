/** What a browser may do to a page's own storage, clock and abilities: each runs within the page, before its scripts. */
export const pageSetups: Readonly<Record<string, () => void>> = {
  'IndexedDB throws': () => {
    Object.defineProperty(globalThis, 'indexedDB', { value: { open() { throw new DOMException('Refused', 'SecurityError'); } } });
  },
  'IndexedDB never answers': () => {
    Object.defineProperty(globalThis, 'indexedDB', { value: { open: () => ({}) } });
  },
  'IndexedDB loses its connection': () => {
    // as a phone does with a page in the background: from some moment on every transaction fails
    const open = IDBDatabase.prototype.transaction;
    let calls = 0;
    IDBDatabase.prototype.transaction = function (...given: Parameters<typeof open>) {
      if (++calls === 8) this.close();
      return open.apply(this, given);
    };
  },
  'quota is used up': () => {
    const put = IDBObjectStore.prototype.put;
    let calls = 0;
    IDBObjectStore.prototype.put = function (...given: Parameters<typeof put>) {
      if (++calls > 3) throw new DOMException('Full', 'QuotaExceededError');
      return put.apply(this, given);
    };
  },
  'page clock 10 days ahead': () => {
    const Real = Date;
    const shift = 10 * 86_400_000;
    globalThis.Date = class extends Real {
      constructor(...given: []) { if (given.length > 0) super(...given); else super(Real.now() + shift); }
      static override now(): number { return Real.now() + shift; }
    } as DateConstructor;
  },
  'page clock 10 years behind': () => {
    const Real = Date;
    const shift = -3650 * 86_400_000;
    globalThis.Date = class extends Real {
      constructor(...given: []) { if (given.length > 0) super(...given); else super(Real.now() + shift); }
      static override now(): number { return Real.now() + shift; }
    } as DateConstructor;
  },
  'no Web Locks, no BroadcastChannel': () => {
    Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined });
    Object.defineProperty(globalThis, 'BroadcastChannel', { value: undefined });
  },
};

/** Planted: what is written of the outbox goes nowhere, as if it were in memory only. */
export const forgetfulOutbox = (): void => {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
    return put.call(this, value, typeof key === 'string' && key.includes('outbox') ? `nowhere ${Math.random()}` : key);
  };
};
