import type { ConditionDefinition } from '../protocol/condition.js';
import type { Field } from '../protocol/field.js';
import type { Flow, Substate } from '../protocol/flow.js';
import { documentationKinds } from '../protocol/opportunity.js';
import type { Settings } from '../protocol/settings.js';
import type { Text } from '../protocol/text.js';
import { actionRuleOf } from './actions/action-rules.js';
import { actionsOf, continues } from './availability.js';
import { ruleOf } from './field-types/field-types.js';
import { externalAction, places, type Place } from './flow.js';
import { lintAutomatic } from './lint-automatic.js';
import { lintDefinition } from './lint-field.js';

type PlacementDefinition = NonNullable<Substate['placements']>[number];

/** Something about a flow that will not work (`error`) or that a customer may stumble over (`warning`). `pointer` is a JSON pointer into the flow's file. */
export interface LintFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly pointer: string;
  readonly params?: Readonly<Record<string, string>>;
}

export interface LintInput {
  readonly flow: Flow;
  /** the company's fields, those of the flow's file included */
  readonly fields: readonly Field[];
  readonly conditions: readonly ConditionDefinition[];
  readonly settings?: Settings | undefined;
}

const error = (code: string, pointer: string, params?: Record<string, string>): LintFinding => ({ code, severity: 'error', pointer, ...(params && { params }) });
const warning = (code: string, pointer: string, params?: Record<string, string>): LintFinding => ({ code, severity: 'warning', pointer, ...(params && { params }) });

/** All that is wrong with a flow, in the order of its file. */
export function lint(input: LintInput): LintFinding[] {
  const { flow } = input;
  return [
    ...lintIds(flow),
    ...flow.states.flatMap((state, i) => [
      ...lintText(state.publicName, flow, `/states/${i}/publicName`, 'missing-public-name'),
      ...lintText(state.description, flow, `/states/${i}/description`),
      ...state.substates.flatMap((substate, j) => lintSubstate(input, { state, substate }, `/states/${i}/substates/${j}`)),
    ]),
    ...lintExternalActions(flow),
    ...(flow.fields?.flatMap((field, i) => lintField(field, flow, `/fields/${i}`)) ?? []),
    ...(flow.conditions?.flatMap((condition, i) => lintCondition(condition, flow, `/conditions/${i}`)) ?? []),
    ...lintHelp(input.settings),
  ];
}

function lintIds(flow: Flow): LintFinding[] {
  const all = places(flow);
  const ids = all.map(({ substate }) => substate.id);
  const twice = [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))];
  return [
    ...(all.length === 0 ? [error('no-substate', '/states')] : []),
    ...(all.length > 0 && !ids.includes(flow.initial) ? [error('unknown-substate', '/initial', { substate: flow.initial })] : []),
    ...twice.map((substate) => error('duplicate-substate', '/states', { substate })),
  ];
}

/** A text that must be there in every language of the flow; `required` is the code for one that isn't there at all. */
function lintText(text: Text | undefined, flow: Flow, pointer: string, required?: string): LintFinding[] {
  if (text === undefined) return required ? [error(required, pointer.replace(/\/[^/]+$/, ''))] : [];
  if (typeof text === 'string') return text.trim() === '' && required ? [error(required, pointer)] : [];
  const texts = new Map(Object.entries(text));
  return flow.languages.filter((language) => !texts.get(language)?.trim()).map((language) => error('missing-translation', pointer, { language }));
}

function lintSubstate(input: LintInput, place: Place, pointer: string): LintFinding[] {
  const { flow, fields, conditions } = input;
  const { substate } = place;
  const { placements = [], conditions: placedConditions = [] } = substate;
  const action = actionsOf(substate.view, placedConditions.length > 0, continues(flow, substate)).find((type) => (actionRuleOf(type)?.moves ?? 'needed') === 'needed');
  const entry = action && externalAction(flow, action, substate.id);
  // the button to start again is an option; every other view without a way on is a dead end
  const missing = !action || (entry && (entry.target ?? entry.option) !== undefined) ? [] : [(action === 'reset-opportunity-process' ? warning : error)('no-target', pointer, { action, substate: substate.id })];
  return [
    ...lintText(substate.publicName, flow, `${pointer}/publicName`, 'missing-public-name'),
    ...lintText(substate.description, flow, `${pointer}/description`),
    ...lintText(substate.duration, flow, `${pointer}/duration`),
    ...lintText(substate.next, flow, `${pointer}/next`),
    ...missing,
    ...lintEnd(place, pointer),
    ...(placements.length > 0 && !showsFields(substate.view) ? [warning('fields-not-shown', `${pointer}/placements`, { substate: substate.id })] : []),
    ...placements.flatMap((placement, i) => [
      ...(fields.some(({ id }) => id === placement.field) ? [] : [error('unknown-field', `${pointer}/placements/${i}`, { field: placement.field })]),
      ...(placements.findIndex(({ field }) => field === placement.field) < i ? [error('duplicate-field', `${pointer}/placements/${i}`, { field: placement.field })] : []),
      ...lintText(placement.group, flow, `${pointer}/placements/${i}/group`),
      ...(placement.required && placement.readOnly && placement.defaultValue === undefined && !filledBefore(flow, substate, placement.field)
        ? [warning('never-filled', `${pointer}/placements/${i}`, { field: placement.field })] : []),
      ...lintDependency(placements, placement, `${pointer}/placements/${i}`),
    ]),
    ...placedConditions.flatMap((id, i) => [
      ...(conditions.some((condition) => condition.id === id) ? [] : [error('unknown-condition', `${pointer}/conditions/${i}`, { condition: id })]),
      ...(placedConditions.indexOf(id) < i ? [error('duplicate-condition', `${pointer}/conditions/${i}`, { condition: id })] : []),
    ]),
    ...lintAutomatic(flow, substate, input.settings, pointer),
  ];
}

/** The text of the end goes by the state's discard mark: a view of the other end would say one thing and be called another. */
function lintEnd({ state, substate }: Place, pointer: string): LintFinding[] {
  const other = state.discard ? 'finalization-success' : 'finalization-failed';
  return substate.view === other ? [warning('end-of-other-kind', `${pointer}/view`, { view: other, substate: substate.id })] : [];
}

/** Whether a view shows the fields of its substate. */
const showsFields = (view: Substate['view']): boolean => view === 'drawing' || view?.startsWith('x-') === true || (documentationKinds as readonly (string | null)[]).includes(view);

/** Whether the customer writes to a field in an earlier substate of the file. */
function filledBefore(flow: Flow, substate: Substate, field: string): boolean {
  const all = places(flow).map((place) => place.substate);
  return all.slice(0, all.findIndex(({ id }) => id === substate.id)).some(({ placements }) => placements?.some((placement) => placement.field === field && !placement.readOnly));
}

function lintDependency(placements: readonly PlacementDefinition[], { field, dependsOn }: PlacementDefinition, pointer: string): LintFinding[] {
  const path = [field];
  for (let at = dependsOn; at;) {
    const { field: on } = at;
    if (path.includes(on)) return [error('dependency-cycle', `${pointer}/dependsOn`, { field })];
    path.push(on);
    const next = placements.find((placement) => placement.field === on);
    if (!next) return [error('unknown-dependency', `${pointer}/dependsOn`, { field: on })];
    at = next.dependsOn;
  }
  return [];
}

function lintExternalActions(flow: Flow): LintFinding[] {
  const ids = new Set(places(flow).map(({ substate }) => substate.id));
  return flow.externalActions.flatMap(({ target, from }, i) => [
    ...(target !== undefined && !ids.has(target) ? [error('unknown-substate', `/externalActions/${i}/target`, { substate: target })] : []),
    ...(from !== undefined && !ids.has(from) ? [error('unknown-substate', `/externalActions/${i}/from`, { substate: from })] : []),
  ]);
}

function lintField(field: Field, flow: Flow, pointer: string): LintFinding[] {
  const choice = field.type === 'choice' || field.type === 'choices';
  return [
    ...lintText(field.label, flow, `${pointer}/label`),
    ...lintText(field.help, flow, `${pointer}/help`),
    ...lintText(field.placeholder, flow, `${pointer}/placeholder`),
    ...lintText(field.unit, flow, `${pointer}/unit`),
    ...lintText(field.text, flow, `${pointer}/text`),
    ...(choice && !field.options?.length ? [error('no-options', pointer, { field: field.id })] : []),
    ...(field.options?.flatMap((option, i) => lintText(option.label, flow, `${pointer}/options/${i}/label`)) ?? []),
    ...(ruleOf(field.type) ? lintDefinition(field, pointer) : [warning('unknown-field-type', `${pointer}/type`, { type: field.type })]),
  ];
}

function lintCondition(condition: ConditionDefinition, flow: Flow, pointer: string): LintFinding[] {
  return [
    ...lintText(condition.name, flow, `${pointer}/name`),
    ...lintText(condition.description, flow, `${pointer}/description`),
    ...lintText(condition.text, flow, `${pointer}/text`),
    ...(condition.acceptedByDefault ? [warning('pre-ticked', pointer, { condition: condition.id })] : []),
  ];
}

/** Help that is shown needs an e-mail address and a phone number. */
function lintHelp(settings: Settings | undefined): LintFinding[] {
  if (!settings?.showSupport) return [];
  const { email, phone } = settings.support;
  return [...(email ? [] : [error('help-without-email', '/support/email')]), ...(phone ? [] : [error('help-without-phone', '/support/phone')])];
}
