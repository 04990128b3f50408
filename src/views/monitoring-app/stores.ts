import { isLink } from '../../engine/help.js';
import type { AppSettings } from '../../protocol/app-block.js';

export interface Store {
  readonly kind: 'android' | 'ios';
  readonly link: string;
  /** the store of the device that the page is on */
  readonly here: boolean;
}

/** The kind of phone that the page is on; undefined on anything else. An iPad calls itself a Mac, which has no touch. */
export function deviceOf({ userAgent, maxTouchPoints }: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): Store['kind'] | undefined {
  if (/android/i.test(userAgent)) return 'android';
  return /iphone|ipad|ipod/i.test(userAgent) || (/macintosh/i.test(userAgent) && maxTouchPoints > 1) ? 'ios' : undefined;
}

/** The stores that have a link, the device's own first. */
export function storesOf(app: AppSettings, device: Store['kind'] | undefined): Store[] {
  const kinds = device === 'ios' ? ['ios', 'android'] as const : ['android', 'ios'] as const;
  return kinds.flatMap((kind): Store[] => { const link = app[kind]; return isLink(link) ? [{ kind, link, here: kind === device }] : []; });
}
