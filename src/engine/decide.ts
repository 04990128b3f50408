import type { ActionRequest } from '../protocol/action.js';
import type { Consent } from '../protocol/condition.js';
import type { PlacedField, Value, Values } from '../protocol/field.js';
import type { FileRef } from '../protocol/file.js';
import type { Opportunity } from '../protocol/opportunity.js';
import type { ProblemError } from '../protocol/problem.js';
import { fileIds } from './field-types/file-rule.js';
import { fileTypes, ruleOf } from './field-types/field-types.js';
import type { FieldRule } from './field-types/rule.js';
import { offerAt } from './offers.js';
import { consentPointer, valuePointer } from './pointer.js';
import { present } from './present.js';
import { heldOf } from './shown.js';
import type { Decision, Effect, Snapshot } from './snapshot.js';
import { checkValue, owedConditions, writable } from './step.js';
import { targetOf } from './target.js';

const refuse = (status: 409 | 422, code: string, errors: readonly ProblemError[] = []): Decision => ({ verdict: 'refused', status, code, errors });

/** What an action does, or why it doesn't. The one place that says so: servers apply its effects, the page shows its verdict. */
export function decide(snapshot: Snapshot, action: ActionRequest): Decision {
  const shown = present(snapshot);
  if (action.revision !== shown.revision) return refuse(409, 'moved-on');
  const offered = shown.actions.find(({ type }) => type === action.type);
  if (!offered) return refuse(422, 'unknown-action', [{ pointer: '/type', code: 'unknown-action' }]);
  const target = targetOf(snapshot, action.type);
  if (!offered.available || target === undefined) return refuse(422, 'unavailable', [{ pointer: '/type', code: offered.reason?.code ?? 'no-target' }]);
  const move: Effect = { kind: 'move', from: snapshot.opportunity.substate, to: target, at: snapshot.now };
  switch (action.type) {
    case 'submit-step': return submitStep(snapshot, shown, action, move);
    case 'accept-budget': return acceptOffer(snapshot, shown, action, move);
    default: return withConsents(snapshot, shown, action, [], [move], []);
  }
}

/** The consents of an action, checked against what the customer was shown; then the verdict. */
function withConsents(snapshot: Snapshot, shown: Opportunity, action: ActionRequest, effects: readonly Effect[], then: readonly Effect[], errors: readonly ProblemError[], files: readonly FileRef[] = []): Decision {
  const consents = action.payload.consents ?? [];
  const changed = consents.flatMap((consent): ProblemError[] => (echoes(shown, consent) ? [] : [{ pointer: consentPointer(consent.condition), code: 'consent-changed' }]));
  const accepted = consents.map((consent) => consent.condition);
  const owed = owedConditions(shown.conditions, accepted).map(({ id }): ProblemError => ({ pointer: consentPointer(id), code: 'consent-required' }));
  const all = [...errors, ...changed, ...owed];
  if (all.length > 0) return refuse(422, 'invalid', all);
  const before = shown.conditions.filter(({ acceptedAt }) => acceptedAt).map(({ id }) => id);
  const fresh = consents.filter(({ condition }, i) => accepted.indexOf(condition) === i && !before.includes(condition));
  const given = fresh.map(({ condition, version, language, sha256 }): Effect => ({ kind: 'record-consent', consent: { condition, version, language, sha256, at: snapshot.now } }));
  return { verdict: 'accepted', effects: [...effects, ...given, ...then], files };
}

function echoes(shown: Opportunity, consent: Consent): boolean {
  const condition = shown.conditions.find(({ id }) => id === consent.condition);
  return condition !== undefined && condition.version === consent.version
    && Object.hasOwn(condition.sha256, consent.language) && condition.sha256[consent.language] === consent.sha256;
}

function submitStep(snapshot: Snapshot, shown: Opportunity, action: ActionRequest, move: Effect): Decision {
  const sent = action.payload.values ?? {};
  const refused: ProblemError[] = [];
  const values: Values = { ...shown.values };
  for (const placement of shown.placements) {
    const { field, definition } = placement;
    const rule = ruleOf(definition.type);
    if (!rule || !Object.hasOwn(sent, field)) continue;
    const value = readValue(snapshot, placement, rule.sanitize(sent[field], definition));
    if (!placement.readOnly) values[field] = value;
    else if (!same(rule, value, heldOf(values, field))) refused.push({ pointer: valuePointer(field), code: 'read-only' });
  }
  const wanted = writable(shown.placements, values);
  const faults = wanted.flatMap((placement) => checkValue(placement, heldOf(values, placement.field)) ?? []);
  // only what was shown and may be written is kept; values of unknown types are not ours to judge, nor to store
  const kept: Values = {};
  for (const { field, definition } of wanted) {
    const value = heldOf(values, field);
    if (ruleOf(definition.type) && value !== undefined) kept[field] = value;
  }
  return withConsents(snapshot, shown, action, [{ kind: 'set-values', values: kept }], [move], [...refused, ...faults], Object.values(kept).flatMap(filesOf));
}

/** A value with its files looked up by id: those held already, and those uploaded for this field. Any other id stays an id, which no rule accepts. */
function readValue({ opportunity, files }: Snapshot, { field, definition }: PlacedField, value: Value): Value {
  if (!fileTypes.includes(definition.type)) return value;
  const known = filesOf(heldOf(opportunity.values, field));
  return [...new Set(fileIds(value))].map((id): FileRef | string => {
    const upload = files.get(id);
    if (upload?.field !== field) return known.find((file) => file.id === id) ?? id;
    const { field: _, ...ref } = upload;
    return ref;
  });
}

const filesOf = (value: Value | undefined): FileRef[] => (Array.isArray(value) ? value.filter((file): file is FileRef => typeof file === 'object') : []);

const same = (rule: FieldRule, a: Value, b: Value | undefined): boolean => JSON.stringify(rule.toWire(a)) === JSON.stringify(rule.toWire(b ?? rule.empty));

function acceptOffer(snapshot: Snapshot, shown: Opportunity, action: ActionRequest, move: Effect): Decision {
  const refusal = (code: string): Decision => refuse(422, code, [{ pointer: '/payload/offer', code }]);
  const offers = snapshot.opportunity.offers.map((offer) => offerAt(offer, snapshot.now));
  const offer = offers.find(({ id }) => id === action.payload.offer);
  if (!offer) return refusal('unknown-offer');
  if (offer.status === 'expired' || offer.status === 'withdrawn') return refusal(`offer-${offer.status}`);
  if (offer.status !== 'open') return refusal('offer-not-open');
  const others = offers.filter(({ id, status }) => id !== offer.id && status === 'open');
  const declined = others.map(({ id }): Effect => ({ kind: 'decline-offer', offer: id }));
  return withConsents(snapshot, shown, action, [{ kind: 'accept-offer', offer: offer.id }, ...declined], [move], []);
}
