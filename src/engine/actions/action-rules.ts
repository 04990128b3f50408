import type { ActionType } from '../../protocol/action.js';
import type { ActionRule } from './action-rule.js';
import { acceptBudget } from './offers.js';
import { submitStep } from './submit-step.js';
import { askVisitChange } from './visit.js';

/** Type → rule. An action without one is named by its view and says that it isn't supported. */
export const actionRules: Partial<Record<ActionType, ActionRule>> = {
  'submit-step': submitStep,
  'accept-budget': acceptBudget,
  'ask-visit-change': askVisitChange,
  'reset-opportunity-process': { moves: 'needed', take: () => ({ effects: [] }) },
};

export function actionRuleOf(type: string): ActionRule | undefined {
  return Object.hasOwn(actionRules, type) ? actionRules[type as ActionType] : undefined;
}
