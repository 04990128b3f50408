import type { TabMessage, TabsPort } from './ports.js';

/** The tabs of one browser that stand on the same endpoint. A tab that can't reach the others is alone, and works. */
export class Tabs implements TabsPort {
  readonly #name: string;
  readonly #listeners = new Set<(message: TabMessage) => void>();
  #channel: BroadcastChannel | undefined;

  constructor(endpoint: string) {
    this.#name = `customer-portal ${endpoint}`;
  }

  tell(message: TabMessage): void { this.#open()?.postMessage(message); }

  listen(listener: (message: TabMessage) => void): () => void {
    this.#open();
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  alone<T>(name: string, work: () => Promise<T>): Promise<T> {
    const locks = (globalThis.navigator as Navigator | undefined)?.locks;
    // a plain-http page has no locks: there the server's own rules hold alone
    if (!locks) return work();
    let begun: Promise<T> | undefined;
    const run = (): Promise<T> => (begun ??= work());
    // nor has a sandboxed frame, which finds out late
    return (async () => locks.request(`${this.#name} ${name}`, run) as Promise<T>)().catch(() => run());
  }

  #open(): BroadcastChannel | undefined {
    if (this.#channel || !('BroadcastChannel' in globalThis)) return this.#channel;
    try {
      this.#channel = new BroadcastChannel(this.#name);
    } catch {
      // a sandboxed frame has an origin that nobody shares
      return undefined;
    }
    this.#channel.onmessage = ({ data }) => { for (const listener of [...this.#listeners]) listener(data as TabMessage); };
    return this.#channel;
  }
}
