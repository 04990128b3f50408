/** What a company adds to the portal, by name. Every copy of this script on the page reads the same table. */
export class OwnTable<T> {
  readonly #entries = new Map<string, T>();
  readonly #listeners = new Set<() => void>();

  get(name: string | undefined): T | undefined { return name === undefined ? undefined : this.#entries.get(name); }

  /** The first entry of a name stays. */
  add(name: string, entry: T): void {
    if (this.#entries.has(name)) return;
    this.#entries.set(name, entry);
    for (const listener of this.#listeners) listener();
  }

  /** Calls back after each that is added; returns how to stop. */
  watch(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => { this.#listeners.delete(listener); };
  }
}

/** The page's table under a key that all copies know. */
export function ownTable<T>(key: string): OwnTable<T> {
  return ((globalThis as { [key: symbol]: OwnTable<T> | undefined })[Symbol.for(`customer-portal/${key}@1`)] ??= new OwnTable<T>());
}

/** An element that the company registers itself, and what brings its class. */
export interface OwnElement {
  /** the tag under which the company registers its element */
  readonly tag: string;
  /** brings the code that registers it, when it is shown for the first time; without it the element is there already */
  load?(): Promise<unknown>;
}

/** An element of the company's, once its class is there. */
export class OwnBox {
  readonly #changed: () => void;
  #entry: OwnElement | undefined;
  #element: HTMLElement | undefined;
  state: 'none' | 'loading' | 'ready' | 'failed' = 'none';

  constructor(changed: () => void) { this.#changed = changed; }

  /** Asks for the element of an entry; the same one for as long as the entry is. */
  show(entry: OwnElement): void {
    if (entry === this.#entry) return;
    this.#entry = entry;
    this.#element = undefined;
    this.retry();
  }

  get element(): HTMLElement | undefined { return this.state === 'ready' ? this.#element : undefined; }

  readonly retry = (): void => {
    const entry = this.#entry;
    if (!entry) return;
    this.state = 'loading';
    const done = (state: 'ready' | 'failed') => (): void => {
      if (this.#entry !== entry) return;
      this.state = state;
      if (state === 'ready') this.#element = document.createElement(entry.tag);
      this.#changed();
    };
    if (customElements.get(entry.tag)) done('ready')();
    else {
      this.#changed();
      this.#bring(entry).then(done('ready'), (error: unknown) => {
        console.warn(`customer-portal chunk-failed: <${entry.tag}> could not be loaded`, error);
        done('failed')();
      });
    }
  };

  async #bring({ tag, load }: OwnElement): Promise<void> {
    await load?.();
    if (load && !customElements.get(tag)) throw new Error('what was loaded registers no such element');
    await customElements.whenDefined(tag);
  }
}

/** Tells a company's element; what its setters throw is its own affair. */
export function tell(element: HTMLElement, values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    try {
      (element as unknown as Record<string, unknown>)[name] = value;
    } catch (error) {
      console.warn(`customer-portal own-element: <${element.localName}>.${name}`, error);
    }
  }
}
