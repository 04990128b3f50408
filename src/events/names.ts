import type { RequestEventName } from './request.js';
import type { PortalCodeRequestEvent } from './code-request.js';
import type { PortalSessionStartEvent } from './session-start.js';
import type { PortalCodeCancelEvent } from './code-cancel.js';
import type { PortalSessionEndEvent } from './session-end.js';
import type { PortalOpportunitySelectEvent } from './opportunity-select.js';
import type { PortalValueChangeEvent } from './value-change.js';
import type { PortalConsentChangeEvent } from './consent-change.js';
import type { PortalStepCheckEvent } from './step-check.js';
import type { PortalStepSubmitEvent } from './step-submit.js';
import type { PortalOfferAcceptEvent } from './offer-accept.js';
import type { PortalFileAddEvent } from './file-add.js';
import type { PortalFileRemoveEvent } from './file-remove.js';
import type { PortalFileRetryEvent } from './file-retry.js';
import type { PortalFileDownloadEvent } from './file-download.js';
import type { PortalActionRetryEvent } from './action-retry.js';
import type { PortalActionCancelEvent } from './action-cancel.js';
import type { PortalReceiptCloseEvent } from './receipt-close.js';
import type { PortalViewReloadEvent } from './view-reload.js';
import type { PortalSessionStartedEvent } from './session-started.js';
import type { PortalSessionEndedEvent } from './session-ended.js';
import type { PortalOpportunityChangedEvent } from './opportunity-changed.js';
import type { PortalStepSubmittedEvent } from './step-submitted.js';
import type { PortalOfferAcceptedEvent } from './offer-accepted.js';
import type { PortalActionFailedEvent } from './action-failed.js';

/** Every request event, for the shell that hears them. */
export const requestEventNames: readonly RequestEventName[] = [
  'portal-code-request',
  'portal-session-start',
  'portal-code-cancel',
  'portal-session-end',
  'portal-opportunity-select',
  'portal-value-change',
  'portal-consent-change',
  'portal-step-check',
  'portal-step-submit',
  'portal-offer-accept',
  'portal-file-add',
  'portal-file-remove',
  'portal-file-retry',
  'portal-file-download',
  'portal-action-retry',
  'portal-action-cancel',
  'portal-receipt-close',
  'portal-view-reload',
];

declare global {
  interface GlobalEventHandlersEventMap {
    'portal-code-request': PortalCodeRequestEvent;
    'portal-session-start': PortalSessionStartEvent;
    'portal-code-cancel': PortalCodeCancelEvent;
    'portal-session-end': PortalSessionEndEvent;
    'portal-opportunity-select': PortalOpportunitySelectEvent;
    'portal-value-change': PortalValueChangeEvent;
    'portal-consent-change': PortalConsentChangeEvent;
    'portal-step-check': PortalStepCheckEvent;
    'portal-step-submit': PortalStepSubmitEvent;
    'portal-offer-accept': PortalOfferAcceptEvent;
    'portal-file-add': PortalFileAddEvent;
    'portal-file-remove': PortalFileRemoveEvent;
    'portal-file-retry': PortalFileRetryEvent;
    'portal-file-download': PortalFileDownloadEvent;
    'portal-action-retry': PortalActionRetryEvent;
    'portal-action-cancel': PortalActionCancelEvent;
    'portal-receipt-close': PortalReceiptCloseEvent;
    'portal-view-reload': PortalViewReloadEvent;
    'portal-session-started': PortalSessionStartedEvent;
    'portal-session-ended': PortalSessionEndedEvent;
    'portal-opportunity-changed': PortalOpportunityChangedEvent;
    'portal-step-submitted': PortalStepSubmittedEvent;
    'portal-offer-accepted': PortalOfferAcceptedEvent;
    'portal-action-failed': PortalActionFailedEvent;
  }
}
