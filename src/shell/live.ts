import { LitElement } from 'lit';
import type { PortalStore } from '../store/portal-store.js';
import { MovedNotice } from './moved.js';

/** The elements of a store follow what happens at its backend while somebody has the page before them. Loaded when the first screen stands; returns how to stop. */
export async function follow(store: PortalStore, hosts: ReadonlySet<HTMLElement>): Promise<() => void> {
  const desk = await store.live();
  const notices = new Map<HTMLElement, MovedNotice>();
  const look = (): void => desk.follow(document.visibilityState === 'visible' ? 'seen' : 'hidden');
  const place = (): void => {
    for (const host of hosts) if (!notices.has(host) && host instanceof LitElement && host.shadowRoot?.querySelector('.main')) notices.set(host, new MovedNotice(host, store));
    for (const [host, notice] of notices) if (!hosts.has(host) && notices.delete(host)) notice.remove();
  };
  document.addEventListener('visibilitychange', look);
  addEventListener('focus', look);
  const unsubscribe = store.subscribe(place);
  place();
  look();
  return () => {
    document.removeEventListener('visibilitychange', look);
    removeEventListener('focus', look);
    unsubscribe();
    for (const notice of notices.values()) notice.remove();
    desk.follow('gone');
  };
}
