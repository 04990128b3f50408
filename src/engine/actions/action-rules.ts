import type { ActionType } from '../../protocol/action.js';
import type { ActionRule } from './action-rule.js';
import { signContract } from './contract.js';
import { submitDrawing } from './drawing.js';
import { acceptBudget, askOfferChange, declineOffer } from './offers.js';
import { resetProcess } from './reset.js';
import { submitStep } from './submit-step.js';
import { askVisitChange } from './visit.js';

/** Type → rule. An action without one is named by its view and says that it isn't supported. */
export const actionRules: Partial<Record<ActionType, ActionRule>> = {
  'submit-step': submitStep,
  'submit-drawing': submitDrawing,
  'accept-budget': acceptBudget,
  'ask-offer-change': askOfferChange,
  'decline-offer': declineOffer,
  'sign-contract': signContract,
  'ask-visit-change': askVisitChange,
  'reset-opportunity-process': resetProcess,
};

export function actionRuleOf(type: string): ActionRule | undefined {
  return Object.hasOwn(actionRules, type) ? actionRules[type as ActionType] : undefined;
}
