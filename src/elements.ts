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
  'portal-field-short-text': () => import('./define/portal-field-short-text.js'),
  'portal-field-text-area': () => import('./define/portal-field-text-area.js'),
  'portal-field-number': () => import('./define/portal-field-number.js'),
  'portal-field-date': () => import('./define/portal-field-date.js'),
  'portal-field-time': () => import('./define/portal-field-time.js'),
  'portal-field-yes-no': () => import('./define/portal-field-yes-no.js'),
  'portal-field-checkbox': () => import('./define/portal-field-checkbox.js'),
  'portal-field-choice': () => import('./define/portal-field-choice.js'),
  'portal-field-choices': () => import('./define/portal-field-choices.js'),
  'portal-field-email': () => import('./define/portal-field-email.js'),
  'portal-field-phone': () => import('./define/portal-field-phone.js'),
  'portal-field-file': () => import('./define/portal-field-file.js'),
  'portal-field-photo': () => import('./define/portal-field-photo.js'),
  'portal-field-signature': () => import('./define/portal-field-signature.js'),
  'portal-field-displayed-text': () => import('./define/portal-field-displayed-text.js'),
} as const;

export type ElementTag = keyof typeof elements;
