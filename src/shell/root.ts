import { ContextEvent } from '@lit/context';
import { storeContext } from '../context/contexts.js';
import type { PartialConnection } from './sessions.js';
import { connect } from './connect.js';
import { storeFor } from './sessions.js';

const installed = Symbol.for('customer-portal/root@1');
const untie = new WeakMap<HTMLElement, () => void>();

/** The nearest value of an attribute: the element's own, an ancestor's (out through shadow roots), the script tag's. */
function inherited(element: Element, name: string): string | undefined {
  for (let at: Element | null = element; at;) {
    const found: Element | null = at.closest(`[${name}]`);
    if (found) return found.getAttribute(name) ?? undefined;
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return document.querySelector(`script[data-portal-${name}]`)?.getAttribute(`data-portal-${name}`) ?? undefined;
}

/** What the element says itself, and for the rest what stands around it. */
function connectionOf(element: HTMLElement & PartialConnection): PartialConnection {
  return {
    client: element.client,
    view: element.view,
    getToken: element.getToken,
    endpoint: element.endpoint ?? inherited(element, 'endpoint'),
    actionEndpoint: element.actionEndpoint ?? inherited(element, 'action-endpoint'),
    opportunity: element.opportunity ?? inherited(element, 'opportunity'),
    unit: element.unit ?? inherited(element, 'unit'),
    withoutRemember: element.withoutRemember || inherited(element, 'without-remember') !== undefined,
  };
}

/** The shell that is going to answer, when its class isn't there yet. */
function shellAbove(element: Element): Element | null {
  for (let at: Element | null = element; at;) {
    const found: Element | null = at.closest('customer-portal');
    if (found && found !== element) return found;
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}

function answer(event: ContextEvent<typeof storeContext>): void {
  const element = event.composedPath()[0];
  if (event.context !== storeContext || !(element instanceof HTMLElement)) return;
  event.stopImmediatePropagation();
  const give = (): void => {
    if (!element.isConnected) return;
    const store = storeFor(connectionOf(element));
    untie.get(element)?.();
    untie.set(element, connect(element, store));
    event.callback(store, () => { untie.get(element)?.(); untie.delete(element); });
  };
  const shell = shellAbove(element);
  if (shell && !shell.matches(':defined')) {
    // asked again in the element's name: by then the shell answers
    void customElements.whenDefined('customer-portal').then(() => { if (element.isConnected) element.dispatchEvent(new ContextEvent(storeContext, element, event.callback, event.subscribe ?? false)); });
    return;
  }
  give();
}

/** Installs the page's root once: it answers views that stand alone, after every shell had its chance. */
export function installRoot(): void {
  const page = globalThis as { [installed]?: boolean };
  if (page[installed] || typeof document === 'undefined') return;
  page[installed] = true;
  document.addEventListener('context-request', (event) => answer(event as ContextEvent<typeof storeContext>));
}
