import type { ActionRequest } from '../protocol/action.js';
import type { Consent } from '../protocol/condition.js';
import type { Opportunity } from '../protocol/opportunity.js';
import type { ProblemError } from '../protocol/problem.js';
import { actionRuleOf } from './actions/action-rules.js';
import { droppedSignatures } from './actions/dropped-signatures.js';
import { consentPointer } from './pointer.js';
import { present } from './present.js';
import type { Decision, Effect, Snapshot } from './snapshot.js';
import { owedConditions } from './step.js';
import { targetOf } from './target.js';

const refuse = (status: 409 | 422, code: string, errors: readonly ProblemError[] = []): Decision => ({ verdict: 'refused', status, code, errors });

/** What an action does, or why it doesn't. The one place that says so: servers apply its effects, the page shows its verdict. */
export function decide(snapshot: Snapshot, action: ActionRequest): Decision {
  const shown = present(snapshot);
  if (action.revision !== shown.revision) return refuse(409, 'moved-on');
  const offered = shown.actions.find(({ type }) => type === action.type);
  const rule = actionRuleOf(action.type);
  if (!offered || (!rule && offered.available)) return refuse(422, 'unknown-action', [{ pointer: '/type', code: 'unknown-action' }]);
  if (!offered.available || !rule) return refuse(422, 'unavailable', [{ pointer: '/type', code: offered.reason?.code ?? 'no-target' }]);
  const taken = rule.take(snapshot, shown, action.payload);
  if ('code' in taken) return refuse(422, taken.code, taken.errors);
  const { given, errors } = consentsOf(snapshot, shown, action, rule.free ?? false);
  const all = [...(taken.errors ?? []), ...errors];
  if (all.length > 0) return refuse(422, 'invalid', all);
  const target = rule.moves === 'none' || taken.stays ? undefined : targetOf(snapshot, action.type);
  const move: Effect[] = target === undefined ? [] : [{ kind: 'move', from: snapshot.opportunity.substate, to: target, at: snapshot.now }];
  return { verdict: 'accepted', effects: [...taken.effects, ...droppedSignatures(snapshot, taken.effects), ...given, ...move], files: taken.files ?? [] };
}

/** The consents of an action, checked against what the customer was shown; what is owed holds up whatever isn't `free`. */
function consentsOf(snapshot: Snapshot, shown: Opportunity, action: ActionRequest, free: boolean): { readonly given: readonly Effect[]; readonly errors: readonly ProblemError[] } {
  const consents = action.payload.consents ?? [];
  const changed = consents.flatMap((consent): ProblemError[] => (echoes(shown, consent) ? [] : [{ pointer: consentPointer(consent.condition), code: 'consent-changed' }]));
  const accepted = consents.map((consent) => consent.condition);
  const owed = free ? [] : owedConditions(shown.conditions, accepted).map(({ id }): ProblemError => ({ pointer: consentPointer(id), code: 'consent-required' }));
  const before = shown.conditions.filter(({ acceptedAt }) => acceptedAt).map(({ id }) => id);
  const fresh = consents.filter(({ condition }, i) => accepted.indexOf(condition) === i && !before.includes(condition));
  const given = fresh.map(({ condition, version, language, sha256 }): Effect => ({ kind: 'record-consent', consent: { condition, version, language, sha256, at: snapshot.now } }));
  return { given, errors: [...changed, ...owed] };
}

function echoes(shown: Opportunity, consent: Consent): boolean {
  const condition = shown.conditions.find(({ id }) => id === consent.condition);
  return condition !== undefined && condition.version === consent.version
    && Object.hasOwn(condition.sha256, consent.language) && condition.sha256[consent.language] === consent.sha256;
}
