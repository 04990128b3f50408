import { ContextProvider } from '@lit/context';
import { storeContext } from '../../src/context/contexts.js';
import { checkStep } from '../../src/engine/step.js';
import type { PortalRequestEvent } from '../../src/events/request.js';
import { requestEventNames } from '../../src/events/names.js';
import type { Opportunity } from '../../src/protocol/opportunity.js';
import type { PortalRequest, PortalState, Store } from '../../src/store/state.js';

/** A store that shows what a test gives it, and remembers what was asked of it. */
export class FakeStore implements Store {
  state: PortalState;
  readonly asked: PortalRequest[] = [];
  readonly #listeners = new Set<() => void>();

  constructor(opportunity: Opportunity, patch: Partial<PortalState> = {}) {
    this.state = {
      config: { status: 'ready', value: { protocol: 1, company: { name: 'Sole Nostro' }, languages: ['en', 'it', 'es', 'fr'], signIn: { methods: ['email', 'phone'], codeLength: 6 }, support: { email: 'help@example.com', phone: '+39 02 5550 0100' }, modules: [] } },
      session: { status: 'signed-in' },
      me: { status: 'ready', value: { id: 'anna', name: 'Anna', opportunities: [] } },
      selected: opportunity.id,
      opportunity: { status: 'ready', value: opportunity },
      step: { of: 'x', values: opportunity.values, consents: [], attempted: false, saved: 'untouched', orphans: {}, work: {} },
      uploads: [], send: { status: 'open' }, help: { status: 'idle' }, ticket: { status: 'open' }, online: true, lasting: true,
      ...patch,
    };
  }

  get faults() {
    const { opportunity, step } = this.state;
    if (opportunity.status !== 'ready') return [];
    const { placements, conditions } = opportunity.value;
    return checkStep({ placements, conditions, values: step.values, accepted: step.consents });
  }

  patch(patch: Partial<PortalState>): void {
    this.state = { ...this.state, ...patch };
    for (const listener of [...this.#listeners]) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  request(request: PortalRequest): void {
    this.asked.push(request);
    const { step } = this.state;
    if (request.type === 'value-change') this.patch({ step: { ...step, values: { ...step.values, [request.field]: request.value } } });
    if (request.type === 'work-change') this.patch({ step: { ...step, work: { ...step.work, [request.name]: request.value } } });
    if (request.type === 'consent-change') this.patch({ step: { ...step, consents: request.accepted ? [...step.consents, request.condition] : step.consents.filter((id) => id !== request.condition) } });
    if (request.type === 'step-submit' || request.type === 'step-check') this.patch({ step: { ...step, attempted: true } });
  }

  file(): Promise<undefined> { return Promise.resolve(undefined); }
}

/** Makes a box answer with a store, and hear requests, as the shell does. */
export function answer(box: HTMLElement, store: Store): void {
  new ContextProvider(box, { context: storeContext, initialValue: store });
  for (const name of requestEventNames) {
    box.addEventListener(name, (event) => queueMicrotask(() => { if (!event.defaultPrevented) store.request((event as PortalRequestEvent).request); }));
  }
}

/** Puts an element on the page below a box that answers with the store, as the shell does. */
export async function mount<T extends HTMLElement & { updateComplete: Promise<boolean> }>(tag: string, store: Store, around: { lang?: string; dir?: 'ltr' | 'rtl'; width?: string; inside?: string } = {}): Promise<T> {
  const { lang = 'en', dir = 'ltr', width = '', inside } = around;
  const box = document.createElement(inside ?? 'main');
  box.lang = lang;
  box.dir = dir;
  box.style.width = width;
  answer(box, store);
  const element = document.createElement(tag) as T;
  box.append(element);
  document.body.append(box);
  await until(() => element.shadowRoot?.firstElementChild);
  await element.updateComplete;
  return element;
}

/** Waits until something is there, looking again with every frame. */
export async function until<T>(look: () => T | null | undefined | false, patience = 5_000): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const found = look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${String(look)}`);
    await new Promise((done) => setTimeout(done, 16));
  }
}

/** All the text that an element shows, through shadow roots and slots. */
export function textOf(node: Node): string {
  if (node instanceof HTMLStyleElement) return '';
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
  const children = node instanceof HTMLSlotElement && node.assignedNodes().length > 0 ? node.assignedNodes() : (node instanceof Element && node.shadowRoot ? node.shadowRoot : node).childNodes;
  return [...children].map(textOf).join(' ').replace(/\s+/g, ' ').trim();
}

/** The first element that a selector finds, through shadow roots. */
export function find(root: Element | ShadowRoot, selector: string): HTMLElement | null {
  const here = root.querySelector<HTMLElement>(selector);
  if (here) return here;
  const below = root instanceof Element && root.shadowRoot ? [root.shadowRoot] : [];
  for (const inner of [...below, ...[...root.querySelectorAll('*')].flatMap((child) => child.shadowRoot ?? [])]) {
    const found = find(inner, selector);
    if (found) return found;
  }
  return null;
}

export function clean(): void {
  document.body.replaceChildren();
}
