/** The one table of the elements that a page may write: tag → what registers it. Literal imports, so that bundlers see them. */
export const elements = {
  'customer-portal': () => import('./define/customer-portal.js'),
  'portal-sign-in': () => import('./define/portal-sign-in.js'),
  'portal-opportunity-picker': () => import('./define/portal-opportunity-picker.js'),
  'portal-timeline': () => import('./define/portal-timeline.js'),
  'portal-conditions': () => import('./define/portal-conditions.js'),
  'portal-view-status': () => import('./define/portal-view-status.js'),
  'portal-view-documentation': () => import('./define/portal-view-documentation.js'),
  'portal-view-offer': () => import('./define/portal-view-offer.js'),
  'portal-view-unknown': () => import('./define/portal-view-unknown.js'),
} as const;

export type ElementTag = keyof typeof elements;
