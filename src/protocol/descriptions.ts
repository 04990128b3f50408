import * as z from 'zod/mini';
import { ConditionDefinition } from './condition.js';
import { Dependency, Field, Option } from './field.js';
import { ExternalAction, Flow, PlacementDefinition, State, Substate } from './flow.js';
import { Settings } from './settings.js';

/** What editors show while somebody writes a flow or settings file. Kept apart from the schemas, so that it isn't in the customer's script. */
function describe(schema: { readonly shape: Record<string, z.core.$ZodType> }, title: string, description: string, members: Record<string, string>): void {
  z.globalRegistry.add(schema as unknown as z.core.$ZodType, { title, description });
  for (const [name, text] of Object.entries(members)) {
    const member = schema.shape[name];
    // members of one simple type share its schema: those are described by `memberTexts`
    if (member) memberTexts.set(`${title}.${name}`, text);
  }
}

/** `Title.member` → its description, written into the generated document beside the member. */
export const memberTexts = new Map<string, string>();

describe(Flow, 'Flow', 'A sale, from the first contact to its end: what the customer sees at each substate, and where each action leads.', {
  protocol: 'The version of the protocol: 1.',
  type: 'The opportunity type that this flow is for; also its address, /company/flows/{type}.',
  name: 'What the project is called where it has no name of its own.',
  audience: 'Who sees the views. Only customer for now.',
  initial: 'The substate where a new opportunity starts.',
  languages: 'Every public text has to be there in these.',
  fields: 'Field definitions carried by this file; they are made or replaced centrally and may be used by other flows.',
  conditions: 'Conditions carried by this file; a changed text becomes a new version.',
  states: 'The states in their order; each holds its substates.',
  externalActions: 'Where each action of each source leads.',
});
describe(State, 'State', 'A stage of the sale.', {
  id: 'Lower case letters, digits and hyphens.', name: 'The internal name; it never leaves the company.', publicName: 'What customers read.',
  description: 'What this state is about, for customers.', discard: 'The opportunity ended without success.', substates: 'The steps within the state.',
});
describe(Substate, 'Substate', 'A step: its status information, its view, its fields and its conditions.', {
  id: 'Lower case letters, digits and hyphens.', name: 'The internal name; it never leaves the company.', publicName: 'What customers read in the timeline and as the heading.',
  description: 'What is happening, and what is expected of the customer.', duration: 'How long the step takes, as customers read it.', next: 'What happens after the step, and when.',
  view: 'Which view the customer sees; null when nothing is asked.', mainPath: 'May be announced as what comes next.', placements: 'The fields of the view, in their order.',
  conditions: 'Ids of the conditions that hold the step up.',
});
describe(PlacementDefinition, 'Placement', 'A field in a view. The mode belongs to the placement, not to the field.', {
  field: 'The id of the field.', order: 'Where it stands; the order of the list when absent.', required: 'The step can’t be sent without it.', readOnly: 'Shown and not changed; a file can only be downloaded.',
  group: 'The heading under which it stands.', defaultValue: 'What it holds until the customer answers.', dependsOn: 'Shown only while another field of the view holds a value.',
});
describe(Dependency, 'Dependency', 'Shown while another field of the same view holds this value, one of these, or any.', {
  field: 'The id of the other field.', equals: 'The value that it must hold.', oneOf: 'Values of which it must hold one.',
});
describe(Field, 'Field', 'A field definition, made once and placed in any number of substates.', {
  id: 'Stable; values are kept under it.', type: 'short-text, text-area, number, date, time, yes-no, checkbox, choice, choices, email, phone, file, photo, signature or displayed-text.',
  label: 'What is asked.', help: 'Where to find the answer, or in which form.', placeholder: 'An example inside the empty control.', options: 'choice, choices: the answers.',
  min: 'number: the least; date, time: the earliest.', max: 'number: the most; date, time: the latest.', step: 'number: the step; 1 for whole numbers.', unit: 'number: what is counted.',
  minLength: 'Texts: the fewest characters.', maxLength: 'Texts: the most characters.', accept: 'Files: media types or extensions.', maxSize: 'Files: the most bytes of each.', maxFiles: 'Files: how many; 1 when absent.',
  text: 'displayed-text: the text (Markdown subset).', autocomplete: 'Texts: the autofill purpose, as in HTML.',
});
describe(Option, 'Option', 'One answer of a choice.', { value: 'What is kept.', label: 'What is read.' });
describe(ConditionDefinition, 'Condition', 'Something that the customer accepts, written once and used by any number of substates.', {
  id: 'Stable.', version: 'Grows by one when the text changes.', name: 'What is accepted, in a few words.', description: 'A line below the name.', text: 'The full text (Markdown subset).',
  mandatory: 'The step can’t be sent without it.', acceptedByDefault: 'Ticked before the customer looked; not lawful for privacy.',
});
describe(ExternalAction, 'ExternalAction', 'What an action of a source leads to.', {
  source: 'customer-portal, simulator, installer-app, …', action: 'submit-step, accept-budget, submit-drawing, sign-contract, reset-opportunity-process, …', from: 'Only from this substate; the narrower entry wins.',
  target: 'The substate that it leads to.', option: 'previous: back to the last substate that had a view and was no failure itself.',
});
describe(Settings, 'Settings', 'What is general and not of one flow.', {
  company: 'Name, logo (an address or data:) and general information.', languages: 'The languages that customers may choose.', support: 'E-mail and phone of the support.', showSupport: 'Show them in the portal.',
  theme: '--portal-* tokens and their values.', sites: 'Origins that may embed the portal.', modules: 'Modules that are on.',
});
