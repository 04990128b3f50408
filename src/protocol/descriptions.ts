import * as z from 'zod/mini';
import { AppSettings } from './app-block.js';
import { AutomaticAction, MailTemplate } from './automatic.js';
import { ConditionDefinition } from './condition.js';
import { Contract, Signature, SignatureEvent, SignPayload } from './contract.js';
import { Dependency, Field, Option } from './field.js';
import { ExternalAction, Flow, PlacementDefinition, State, Substate } from './flow.js';
import { HelpFile, HelpSettings, IncidentType, Ticket, TicketRequest } from './help.js';
import { Offer, OfferLine, OfferRecord, OfferSending, PlanStep } from './offer.js';
import { EndDocument, EndSettings, EndView } from './end.js';
import { CustomerRecord, Settings, UnitSettings } from './settings.js';
import { Installer, InstallerVisit, VisitChangePayload, VisitView } from './visit.js';

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
  conditions: 'Ids of the conditions that hold the step up.', automatic: 'What happens by itself when a project enters the substate, or some time after.',
});
describe(AutomaticAction, 'AutomaticAction', 'What happens by itself, once for each time that the substate is entered. With both, the mail goes out first.', {
  id: 'Stable within the substate.', after: 'Minutes after the substate was entered, if the project still stands there; at once when absent.', move: 'The id of the substate to move to.', mail: 'The id of a mail template of the settings.',
});
describe(MailTemplate, 'MailTemplate', 'A mail to the customer, in their language, else in the company’s first. Plain text; {{customer.name}}, {{company.name}}, {{opportunity.name}} and {{field.<id>}} are filled in.', {
  id: 'Stable.', subject: 'One line.', text: 'What it says.',
});
describe(PlacementDefinition, 'Placement', 'A field in a view. The mode belongs to the placement, not to the field.', {
  field: 'The id of the field.', order: 'Where it stands; the order of the list when absent.', required: 'The step can’t be sent without it.', readOnly: 'Shown and not changed; a file can only be downloaded.',
  group: 'The heading under which it stands.', defaultValue: 'What it holds until the customer answers.', dependsOn: 'Shown only while another field of the view holds a value.',
});
describe(Dependency, 'Dependency', 'Shown while another field of the same view holds this value, one of these, or any.', {
  field: 'The id of the other field.', equals: 'The value that it must hold.', oneOf: 'Values of which it must hold one.',
});
describe(Field, 'Field', 'A field definition, made once and placed in any number of substates.', {
  id: 'Stable; values are kept under it.', type: 'short-text, text-area, number, date, time, yes-no, checkbox, choice, choices, email, phone, file, photo, signature, displayed-text, money, date-time, address, iban, tax-id or supply-point.',
  label: 'What is asked.', help: 'Where to find the answer, or in which form.', placeholder: 'An example inside the empty control.', options: 'choice, choices: the answers.',
  min: 'number: the least; money: the least, in minor units; date, time: the earliest; date-time: the earliest, as an instant.', max: 'number: the most; money: the most, in minor units; date, time: the latest; date-time: the latest, as an instant.', step: 'number: the step; 1 for whole numbers.', unit: 'number: what is counted.',
  minLength: 'Texts: the fewest characters.', maxLength: 'Texts: the most characters.', accept: 'Files: media types or extensions.', maxSize: 'Files: the most bytes of each.', maxFiles: 'Files: how many; 1 when absent.',
  text: 'displayed-text: the text (Markdown subset).', autocomplete: 'Texts: the autofill purpose, as in HTML. address: whose it is (billing, shipping), or off.',
  maxPixels: 'file, photo: the longest edge of a picture; a larger one is scaled down in the browser before it is sent.', currency: 'money: ISO 4217 code; EUR when absent.', timeZone: 'date-time: IANA name of the zone whose clock is meant; the customer’s own when absent.',
  country: 'address: the country at first, and the only one where no others are listed; iban, tax-id, supply-point: the one that is taken. ISO 3166-1 alpha-2.', countries: 'address, iban: the countries that are taken.',
  kinds: 'tax-id: codice-fiscale, partita-iva, nif, nie, cif, siren, siret, tva, spi; supply-point: cups, pod, pdl. All of the country when absent.',
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
  theme: '--portal-* tokens and their values.', sites: 'Origins that may embed the portal.', modules: 'Names of what is contracted. When it is there, portal has to be among them, or there is no portal.',
  units: 'Business units by their names: what each has of its own. When it is there, a unit that isn’t named has no portal.', end: 'What customers read when a project has come to its end.', mails: 'Templates of mails to customers; flows name them by their id, and the company sends them by hand.', drafts: 'What a customer typed and didn’t send is kept at the backend too, for their other devices; off when absent.',
});
describe(UnitSettings, 'UnitSettings', 'What a business unit has of its own; the rest is what is general.', {
  company: 'Name, logo and general information; each may be left to the general one.', languages: 'The languages that its customers may choose.', support: 'E-mail and phone of its support.', showSupport: 'Show them in the portal.',
  theme: '--portal-* tokens and their values, instead of the general ones.', modules: 'Names of what is contracted for it; portal has to be among them.', end: 'What its customers read when a project has come to its end.',
});
describe(CustomerRecord, 'CustomerRecord', 'A customer, as the company keeps them.', {
  id: 'Stable.', name: 'As they are addressed.', email: 'Where codes go, and what they sign in with; one customer’s alone.', phone: 'Codes go there as an SMS where it is a mobile number.', language: 'Of mails; BCP 47.', unit: 'The business unit whose customer it is.', portal: 'May sign in.',
});
describe(EndSettings, 'EndSettings', 'What is said when a project has come to its end. A text that is absent leaves the word to the page. Texts take the substitution codes.', {
  success: 'In a state that isn’t marked as discard (Markdown subset).', failure: 'In a state that is marked as discard (Markdown subset).', reactivation: 'A closed project may be taken up again: a button shows in substates with the view finalization-failed.',
});
describe(EndView, 'EndView', 'What the views finalization-success and finalization-failed carry.', {
  discard: 'The state is marked as one without success; when absent, the kind says it.', text: 'The company’s words, by that mark (Markdown subset).', reactivation: 'A button to take the project up again shows; whether it can be pressed the action says.', leadsTo: 'Public name of the step that the button leads to.', documents: 'What the customer keeps.',
});
describe(EndDocument, 'EndDocument', 'A document of the project to keep.', { kind: 'contract: as it was signed; offer: a file of the one that was accepted.', name: 'That of the contract or the offer.', file: 'The file.' });
describe(InstallerVisit, 'InstallerVisit', 'The visit of an installer. Without start the day isn’t fixed yet.', {
  id: 'Stable; another visit has another one.', installer: 'Who comes.', start: 'When it begins; an instant in UTC.', end: 'When it ends; after start.', timeZone: 'IANA name of the zone that it is told in (Europe/Rome); the reader’s own when absent.', address: 'Where; may have several lines.',
  position: 'Longitude and latitude, for the map.', map: 'An https address of a map that shows the place; OpenStreetMap when absent.', prepare: 'What to have ready; the customer ticks it off for themselves.', notes: 'What else is good to know.', changeable: 'The customer may ask for another time.',
});
describe(Installer, 'Installer', 'Who comes.', { name: 'As the customer calls them.', company: 'Whom they work for.', role: 'What they do.', phone: 'A number to call.', email: 'An address to write to.', picture: 'An https or data: address of a picture; the initials when absent.' });
describe(VisitView, 'VisitView', 'What the view installer-visit carries.', { visit: 'Absent: none is planned yet.', asked: 'When the customer last asked for another time, and what they wrote.' });
describe(VisitChangePayload, 'VisitChangePayload', 'What ask-visit-change carries.', { visit: 'The visit that it is about.', text: 'What would suit the customer: 2000 characters at most.' });
describe(HelpSettings, 'HelpSettings', 'The help: a part that is absent is off. Its texts may hold {{customer.name}} and {{company.name}}.', {
  query: 'Customers may send queries; confirm shows a page with the number, acknowledge sends a mail.', incident: 'Customers may report incidents of these types; confirm and acknowledge as for queries.', files: 'Documents that every signed-in customer may read, with one text for all of them.',
});
describe(IncidentType, 'IncidentType', 'A kind of incident.', { id: 'Stable; kept with each report.', name: 'What customers choose.' });
describe(HelpFile, 'HelpFile', 'A document of the help.', { file: 'A file of the company (POST /company/files); its id is what counts.', name: 'What customers read instead of the file’s name.', text: 'What is in it, and when it helps.' });
describe(AppSettings, 'AppSettings', 'The monitoring app; absent: not contracted.', {
  name: 'The app’s name.', description: 'What it is good for.', android: 'Where it is for Android: an address that begins with https://.', ios: 'Where it is for iPhone: an address that begins with https://.', qr: 'A code to scan beside the links.',
});
describe(Contract, 'Contract', 'A contract to sign. A signature under it is dropped when its document, the design (drawing) or the price (the accepted offer) changes.', {
  id: 'Stable: letters, digits, _, . and -.', number: 'Short enough to be read out.', name: 'What customers read.', description: 'A line below the name.', document: 'A PDF without a password (POST /company/files); its id is what counts.',
  ways: 'How it may be signed: upload (the signed copy), page (in the page), service (by a signature service).', service: 'Where the service is: an address, its name, and frame: it shows in the page instead of being gone to.',
  status: 'open, signed or withdrawn.', signed: 'The signed document, when, how and by whom.', dropped: 'An earlier signature that doesn’t count any more: design-changed, price-changed, document-changed, or the company’s own reason.',
});
describe(SignPayload, 'SignPayload', 'What sign-contract carries beside consents: exactly one of file, signature and service.', {
  contract: 'Which one.', sha256: 'That of the document that was read.', file: 'The upload of the signed copy, made for the field contract.<id>.', signature: 'A signature made in the page.', service: 'true: the customer goes on to the signature service.',
});
describe(Signature, 'Signature', 'A signature made in the page.', {
  way: 'drawn, typed or uploaded.', name: 'Who signs: 2 to 100 characters.', strokes: 'drawn: 200 at most with 5000 points [x, y] in all, from 0 to 1 in a box three times as wide as it is high.', file: 'uploaded: a picture made for the field signature.<id>.',
});
describe(SignatureEvent, 'SignatureEvent', 'What a signature service says.', {
  id: 'The event’s own; never used twice.', opportunity: 'The project.', contract: 'The id of the contract in it.', sha256: 'That of the document that was signed; refused when it is another one by now.', signedAt: 'When; now when absent.', name: 'Who signed.',
  file: 'The signed document: the id of a file of the company’s, or a name with the bytes in Base64 (20 MB at most).',
});
describe(TicketRequest, 'TicketRequest', 'A query, or the report of an incident.', {
  kind: 'query or incident.', type: 'The id of an incident type; required where there are any.', opportunity: 'The project that it is about.', text: 'What the customer wrote: 5000 characters at most.', files: 'Ids of uploads of this customer for the field ticket: five at most.',
});
describe(Ticket, 'Ticket', 'A query or an incident that has arrived.', { number: 'Short enough to be read out: Q-2026-000012, I-2026-000013.', at: 'When it arrived.' });
const offerTexts = {
  id: 'The company’s own; one of the backend’s when it is left out.', number: 'What stands on the paper.', name: 'What tells it from the others, in a few words.', description: 'A sentence about it.',
  price: 'The one-off price; taxes as taxes says.', taxes: 'What the price says of taxes: “VAT 10 % included”.', monthly: 'The price by the month, where it can be paid so.', plan: 'How it is paid, step by step.',
  lines: 'What is in it.', production: 'kWh that it makes: year, and months from January to December.', savings: 'What it saves: one amount for every year, or the first year, the second and so on.', payback: 'Years until it has paid for itself.',
  attachments: 'Files of the company; the id is what counts.', validUntil: 'The last day on which it can be accepted.', sentAt: 'When it was sent as it is now; set by the backend.', reason: 'Why the customer declined it; set by the backend.',
};
describe(Offer, 'Offer', 'An offer, as the company and its customer see it.', { ...offerTexts, status: 'draft (only the company sees it), open, accepted, declined, expired or withdrawn.' });
describe(OfferRecord, 'OfferRecord', 'An offer as the company writes it.', { ...offerTexts, status: 'draft: it stays with the company. open: it is sent. When absent, a new one is a draft and another keeps its status.' });
describe(OfferSending, 'OfferSending', 'How the customer is told.', { mail: 'The id of a mail template of the settings; offer-sent, or a text of the backend’s, when absent. Beside the usual codes it takes {{offer.name}}, {{offer.number}} and {{offer.price}}.' });
describe(OfferLine, 'OfferLine', 'A line of what is in an offer.', {
  id: 'Lines with the same id stand beside each other where offers are compared.', name: 'What it is.', description: 'A line below it.', quantity: 'How many, or how much.', unit: 'What is counted; pieces when absent.', price: 'Its part of the price.',
});
describe(PlanStep, 'PlanStep', 'A payment.', { name: 'What is paid: “Deposit”.', when: 'When, in the company’s words.', amount: 'How much.', share: 'How much of the price, 0 to 1.' });
