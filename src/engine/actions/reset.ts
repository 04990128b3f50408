import type { ActionRule } from './action-rule.js';

/** A closed project is taken up again. The company allows it in its settings, beside the view that the flow gives the substate. */
export const resetProcess: ActionRule = {
  moves: 'needed',
  blocked: ({ settings }) => (settings.end?.reactivation ? undefined : 'reactivation-off'),
  take: () => ({ effects: [] }),
};
