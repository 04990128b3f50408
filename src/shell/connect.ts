import { PortalActionTakenEvent, PortalTicketSentEvent, PortalActionFailedEvent, PortalOfferAcceptedEvent, PortalOpportunityChangedEvent, PortalSessionEndedEvent, PortalSessionStartedEvent, PortalStepSubmittedEvent, type PortalRequestEvent } from '../events/index.js';
import { requestEventNames } from '../events/names.js';
import type { PortalFact } from '../store/facts.js';
import type { PortalStore } from '../store/portal-store.js';

const taken = new WeakSet<Event>();

/** The event that tells the page of a fact; undefined where it isn't for the page. */
function eventOf(fact: PortalFact): Event | undefined {
  switch (fact.type) {
    case 'session-started': return new PortalSessionStartedEvent();
    case 'session-ended': return new PortalSessionEndedEvent();
    case 'opportunity-changed': return new PortalOpportunityChangedEvent(fact);
    case 'step-submitted': return new PortalStepSubmittedEvent(fact);
    case 'offer-accepted': return new PortalOfferAcceptedEvent(fact);
    case 'action-taken': return new PortalActionTakenEvent(fact);
    case 'ticket-sent': return new PortalTicketSentEvent(fact);
    case 'action-failed': return new PortalActionFailedEvent(fact);
    case 'download': return undefined;
  }
}

/** Opens a download without leaving the page. The link stands in no document. */
function download(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.rel = 'noopener noreferrer';
  link.click();
}

/** When the first screen stands and the browser has nothing better to do. */
const idle = (work: () => void): unknown => ('requestIdleCallback' in globalThis ? requestIdleCallback(work) : setTimeout(work, 1000));

interface Connected { readonly hosts: Set<HTMLElement>; speaker: HTMLElement | undefined; live: Promise<(() => void) | undefined> | undefined; stop(): void }
const connections = new Map<PortalStore, Connected>();

/** What keeps the page up to date comes last; without it the page looks again when it gets the focus. */
function follow(connected: Connected, store: PortalStore): void {
  if (store.canFollow && connected.hosts.size > 0) connected.live ??= import('./live.js').then((m) => m.follow(store, connected.hosts)).catch(() => { connected.live = undefined; return undefined; });
}

/**
 * Ties an element to a store: request events that reach it become requests, unless a listener anywhere on the page
 * prevented them; facts become events on the element that last asked, or on the first one.
 * Returns how to untie.
 */
export function connect(host: HTMLElement, store: PortalStore): () => void {
  const connected = connections.get(store) ?? begin(store);
  connected.hosts.add(host);
  const hear = (event: Event): void => {
    if (taken.has(event)) return;
    taken.add(event);
    connected.speaker = host;
    // after every listener up to the window had its say
    queueMicrotask(() => { if (!event.defaultPrevented) store.request((event as PortalRequestEvent).request); });
  };
  for (const name of requestEventNames) host.addEventListener(name, hear);
  // a page that makes an element and then sets its properties is still at it
  setTimeout(() => { if (connected.hosts.has(host)) void store.start().then(() => idle(() => { void store.prepare(); follow(connected, store); })); });
  return () => {
    for (const name of requestEventNames) host.removeEventListener(name, hear);
    connected.hosts.delete(host);
    if (connected.speaker === host) connected.speaker = undefined;
    if (connected.hosts.size === 0) connected.stop();
  };
}

function begin(store: PortalStore): Connected {
  const online = (): void => store.setOnline(navigator.onLine);
  const look = (): void => { if (document.visibilityState === 'visible') void store.look(); else void store.flush(); };
  const keep = (): void => { void store.flush(); };
  addEventListener('online', online);
  addEventListener('offline', online);
  addEventListener('pagehide', keep);
  document.addEventListener('visibilitychange', look);
  addEventListener('focus', look);
  const stopFacts = store.onFact((fact) => {
    if (fact.type === 'download') return download(fact.url, fact.name);
    const event = eventOf(fact);
    const [first] = connected.hosts;
    if (event) (connected.speaker ?? first)?.dispatchEvent(event);
  });
  const connected: Connected = {
    hosts: new Set(),
    speaker: undefined,
    live: undefined,
    stop: () => {
      void connected.live?.then((stop) => stop?.());
      removeEventListener('online', online);
      removeEventListener('offline', online);
      removeEventListener('pagehide', keep);
      document.removeEventListener('visibilitychange', look);
      removeEventListener('focus', look);
      stopFacts();
      connections.delete(store);
    },
  };
  connections.set(store, connected);
  // nobody listened while no element was there: a page that shows one again sees what is true by now
  online();
  look();
  return connected;
}
