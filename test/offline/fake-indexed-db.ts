type Callback = (() => void) | null;
class Request<T> {
  result: T | undefined;
  error: Error | null = null;
  onsuccess: Callback = null;
  onerror: Callback = null;
  onupgradeneeded: Callback = null;
}
interface Connection { closed: boolean; onclose: Callback; onversionchange: Callback; close(): void }

/** `fails`: every transaction from now on; `full`: what is put in it is refused when it is `large` */
export interface How { open?: 'works' | 'throws' | 'refuses' | 'hangs' | 'fails' | 'full' }

/** As much of IndexedDB as the storage uses; how `open` goes, and each transaction after it, may change on the way. */
export function fakeIndexedDB(how: How = {}) {
  const stores = new Map<string, Map<string, unknown>>();
  const connections = new Set<Connection>();
  let hanging: (() => void)[] = [];

  const answer = <T>(result: T): Request<T> => {
    const request = new Request<T>();
    queueMicrotask(() => { request.result = result; request.onsuccess?.(); });
    return request;
  };

  const transaction = (connection: Connection, name: string): object => {
    if (how.open === 'fails' || connection.closed) throw new DOMException('The database connection is closing', 'InvalidStateError');
    const data = stores.get(name) ?? new Map<string, unknown>();
    const running: { oncomplete: Callback; onabort: Callback; error?: Error; objectStore?: () => object } = { oncomplete: null, onabort: null };
    setImmediate(() => { if (running.error) running.onabort?.(); else running.oncomplete?.(); });
    running.objectStore = () => ({
      transaction: running,
      get: (key: string) => answer(structuredClone(data.get(key))),
      put: (value: unknown, key: string) => {
        const copy: unknown = structuredClone(value);
        if (how.open === 'full' && JSON.stringify(copy).length > 1000) running.error = new DOMException('full', 'QuotaExceededError');
        else data.set(key, copy);
      },
      delete: (key: string) => { data.delete(key); },
      getAllKeys: () => answer([...data.keys()]),
    });
    return running;
  };

  const opened = (request: Request<object>): void => {
    if (how.open === 'refuses') {
      request.error = new DOMException('not here', 'UnknownError');
      request.onerror?.();
      return;
    }
    const connection: Connection = { closed: false, onclose: null, onversionchange: null, close() { this.closed = true; connections.delete(this); } };
    connections.add(connection);
    request.result = Object.assign(connection, {
      transaction: (name: string) => transaction(connection, name),
      createObjectStore: (name: string) => {
        const data = new Map<string, unknown>();
        stores.set(name, data);
        return { put: (value: unknown, key: string) => { data.set(key, value); } };
      },
    });
    if (stores.size === 0) request.onupgradeneeded?.();
    request.onsuccess?.();
  };

  return {
    open() {
      if (how.open === 'throws') throw new DOMException('not here', 'SecurityError');
      const request = new Request<object>();
      if (how.open === 'hangs') hanging.push(() => opened(request));
      else queueMicrotask(() => opened(request));
      return request;
    },
    /** what hung is answered after all */
    answer(): void {
      how.open = 'works';
      for (const go of hanging) go();
      hanging = [];
    },
    /** the browser takes the connections away; it says so, or not */
    lose(says: boolean): void {
      for (const connection of [...connections]) { connection.close(); if (says) connection.onclose?.(); }
    },
    /** the browser makes room: all of it is gone */
    evict(): void { stores.clear(); this.lose(true); },
    /** somebody deletes the database: those who hold it open are asked to let go of it */
    drop(): number {
      for (const connection of [...connections]) connection.onversionchange?.();
      stores.clear();
      return connections.size;
    },
  };
}
