import type { PortalRequest } from './state.js';

type Asked<T extends PortalRequest['type']> = Extract<PortalRequest, { type: T }>;
export type ActionAsked = Asked<'step-submit' | 'offer-accept' | 'offer-decline' | 'offer-ask-change' | 'drawing-submit' | 'contract-sign' | 'visit-ask-change' | 'opportunity-reactivate'>;
export type HelpAsked = Asked<'help-load' | 'ticket-send' | 'ticket-close'>;

/** Request → the action that is taken, and what holds it up: all that the step asks, its conditions, or nothing. */
export const actionOf: Readonly<Record<ActionAsked['type'], readonly [string, 'step' | 'conditions' | 'free']>> = {
  'step-submit': ['submit-step', 'step'],
  'offer-accept': ['accept-budget', 'conditions'],
  'offer-decline': ['decline-offer', 'free'],
  'offer-ask-change': ['ask-offer-change', 'free'],
  'drawing-submit': ['submit-drawing', 'step'],
  'contract-sign': ['sign-contract', 'conditions'],
  'visit-ask-change': ['ask-visit-change', 'free'],
  'opportunity-reactivate': ['reset-opportunity-process', 'conditions'],
};
