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
import type { PortalFilePauseEvent } from './file-pause.js';
import type { PortalFileDownloadEvent } from './file-download.js';
import type { PortalActionRetryEvent } from './action-retry.js';
import type { PortalActionCancelEvent } from './action-cancel.js';
import type { PortalReceiptCloseEvent } from './receipt-close.js';
import type { PortalViewReloadEvent } from './view-reload.js';
import type { PortalOfferDeclineEvent } from './offer-decline.js';
import type { PortalOfferAskChangeEvent } from './offer-ask-change.js';
import type { PortalDrawingSubmitEvent } from './drawing-submit.js';
import type { PortalContractSignEvent } from './contract-sign.js';
import type { PortalVisitAskChangeEvent } from './visit-ask-change.js';
import type { PortalOpportunityReactivateEvent } from './opportunity-reactivate.js';
import type { PortalWorkChangeEvent } from './work-change.js';
import type { PortalHelpLoadEvent } from './help-load.js';
import type { PortalTicketSendEvent } from './ticket-send.js';
import type { PortalTicketCloseEvent } from './ticket-close.js';
import type { PortalActionTakenEvent } from './action-taken.js';
import type { PortalTicketSentEvent } from './ticket-sent.js';
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
  'portal-file-pause',
  'portal-file-download',
  'portal-action-retry',
  'portal-action-cancel',
  'portal-receipt-close',
  'portal-offer-decline',
  'portal-offer-ask-change',
  'portal-drawing-submit',
  'portal-contract-sign',
  'portal-visit-ask-change',
  'portal-opportunity-reactivate',
  'portal-work-change',
  'portal-help-load',
  'portal-ticket-send',
  'portal-ticket-close',
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
    'portal-file-pause': PortalFilePauseEvent;
    'portal-file-download': PortalFileDownloadEvent;
    'portal-action-retry': PortalActionRetryEvent;
    'portal-action-cancel': PortalActionCancelEvent;
    'portal-receipt-close': PortalReceiptCloseEvent;
    'portal-view-reload': PortalViewReloadEvent;
    'portal-offer-decline': PortalOfferDeclineEvent;
    'portal-offer-ask-change': PortalOfferAskChangeEvent;
    'portal-drawing-submit': PortalDrawingSubmitEvent;
    'portal-contract-sign': PortalContractSignEvent;
    'portal-visit-ask-change': PortalVisitAskChangeEvent;
    'portal-opportunity-reactivate': PortalOpportunityReactivateEvent;
    'portal-work-change': PortalWorkChangeEvent;
    'portal-help-load': PortalHelpLoadEvent;
    'portal-ticket-send': PortalTicketSendEvent;
    'portal-ticket-close': PortalTicketCloseEvent;
    'portal-action-taken': PortalActionTakenEvent;
    'portal-ticket-sent': PortalTicketSentEvent;
    'portal-session-started': PortalSessionStartedEvent;
    'portal-session-ended': PortalSessionEndedEvent;
    'portal-opportunity-changed': PortalOpportunityChangedEvent;
    'portal-step-submitted': PortalStepSubmittedEvent;
    'portal-offer-accepted': PortalOfferAcceptedEvent;
    'portal-action-failed': PortalActionFailedEvent;
  }
}
