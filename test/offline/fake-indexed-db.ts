type Callback = (() => void) | null;
class Request<T> {
  result: T | undefined;
  error: Error | null = null;
  onsuccess: Callback = null;
  onerror: Callback = null;
  onupgradeneeded: Callback = null;
}

/** As much of IndexedDB as the storage uses; how `open` goes, and each transaction after it, may change on the way. */
export function fakeIndexedDB(how: { open?: 'works' | 'throws' | 'refuses' | 'hangs' | 'fails' } = {}): object {
  const stores = new Map<string, Map<string, unknown>>();

  const answer = <T>(result: T): Request<T> => {
    const request = new Request<T>();
    queueMicrotask(() => { request.result = result; request.onsuccess?.(); });
    return request;
  };

  const transaction = (name: string): object => {
    if (how.open === 'fails') throw new DOMException('The database connection is closing', 'InvalidStateError');
    const data = stores.get(name) ?? new Map<string, unknown>();
    const running: { oncomplete: Callback; objectStore?: () => object } = { oncomplete: null };
    setImmediate(() => running.oncomplete?.());
    running.objectStore = () => ({
      transaction: running,
      get: (key: string) => answer(structuredClone(data.get(key))),
      put: (value: unknown, key: string) => { data.set(key, structuredClone(value)); },
      delete: (key: string) => { data.delete(key); },
      getAllKeys: () => answer([...data.keys()]),
    });
    return running;
  };

  return {
    open() {
      if (how.open === 'throws') throw new DOMException('not here', 'SecurityError');
      const request = new Request<object>();
      if (how.open === 'hangs') return request;
      queueMicrotask(() => {
        if (how.open === 'refuses') {
          request.error = new DOMException('not here', 'UnknownError');
          request.onerror?.();
          return;
        }
        request.result = { transaction, createObjectStore: (name: string) => { stores.set(name, new Map()); } };
        if (stores.size === 0) request.onupgradeneeded?.();
        request.onsuccess?.();
      });
      return request;
    },
  };
}
