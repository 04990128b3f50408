import * as z from 'zod/mini';
import * as action from './action.js';
import * as automatic from './automatic.js';
import * as config from './config.js';
import * as contract from './contract.js';
import * as draft from './draft.js';
import * as end from './end.js';
import * as file from './file.js';
import { memberTexts } from './descriptions.js';
import * as flow from './flow.js';
import * as help from './help.js';
import * as condition from './condition.js';
import * as field from './field.js';
import * as live from './live-event.js';
import * as offer from './offer.js';
import * as opportunity from './opportunity.js';
import * as problem from './problem.js';
import * as session from './session.js';
import * as settings from './settings.js';
import * as visit from './visit.js';

type Json = Record<string, unknown>;

/** The resources of version 1 by name. */
const resources = {
  Config: config.Config, CodeRequest: session.CodeRequest, CodeChallenge: session.CodeChallenge, SessionRequest: session.SessionRequest, RefreshRequest: session.RefreshRequest,
  Session: session.Session, Me: session.Me, MePatch: session.MePatch, Opportunity: opportunity.Opportunity, OfferView: offer.OfferView, ContractView: contract.ContractView, SignPayload: contract.SignPayload, SignatureEvent: contract.SignatureEvent, ActionRequest: action.ActionRequest,
  ActionEnvelope: action.ActionEnvelope, ActionAnswer: action.ActionAnswer, Receipt: action.Receipt, Draft: draft.Draft, FileRef: file.FileRef, FileLink: file.FileLink,
  UploadMetadata: file.UploadMetadata, Problem: problem.Problem, LiveEvent: live.LiveEvent, MailOrder: automatic.MailOrder, OrderedMail: automatic.OrderedMail, Help: help.Help, TicketRequest: help.TicketRequest, Ticket: help.Ticket, TicketPage: help.TicketPage, CompanyTicketPage: help.CompanyTicketPage, Flow: flow.Flow, Field: field.Field, ConditionDefinition: condition.ConditionDefinition,
  VisitView: visit.VisitView, VisitChangePayload: visit.VisitChangePayload, EndView: end.EndView,
  OfferRecord: offer.OfferRecord, OfferSending: offer.OfferSending, Offer: offer.Offer,
  Settings: settings.Settings, CustomerRecord: settings.CustomerRecord, OpportunityRecord: settings.OpportunityRecord,
} as const;
type Resource = keyof typeof resources;

function schemaOf(name: Resource): Json {
  return described(z.toJSONSchema(resources[name], { io: 'input', unrepresentable: 'any' })) as Json;
}

/** Writes the members' descriptions beside them, wherever a titled object stands. */
function described(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(described);
  if (typeof node !== 'object' || node === null) return node;
  const object: Json = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, described(value)]));
  const { title, properties } = object;
  if (typeof title === 'string' && typeof properties === 'object' && properties !== null) {
    object['properties'] = Object.fromEntries(Object.entries(properties).map(([name, member]) => {
      const description = memberTexts.get(`${title}.${name}`);
      return [name, description ? { ...(member as Json), description } : member];
    }));
  }
  return object;
}

const ref = (name: Resource): Json => ({ $ref: `#/components/schemas/${name}` });
const json = (name: Resource): Json => ({ 'application/json': { schema: ref(name) } });
const ok = (description: string, name?: Resource, status = name ? '200' : '204'): Json => ({ [status]: { description, ...(name ? { content: json(name) } : {}) } });
const refusals = (...statuses: number[]): Json => Object.fromEntries(statuses.map((status) => [String(status), { description: 'A problem document (RFC 9457).', content: { 'application/problem+json': { schema: ref('Problem') } } }]));
const body = (name: Resource): Json => ({ requestBody: { required: true, content: json(name) } });
const listBody = (name: Resource): Json => ({ requestBody: { required: true, content: { 'application/json': { schema: { type: 'array', items: ref(name) } } } } });
const listOk = (description: string, name: Resource): Json => ({ 200: { description, content: { 'application/json': { schema: { type: 'array', items: ref(name) } } } } });
const pathParameter = (name: string): Json => ({ name, in: 'path', required: true, schema: { type: 'string' } });
const pages = { parameters: [{ name: 'cursor', in: 'query', description: 'The `next` of the page before.', schema: { type: 'string' } }, { name: 'limit', in: 'query', description: 'At most this many; 20 when absent.', schema: { type: 'integer', minimum: 1, maximum: 100 } }] };
const checksum = { 'Upload-Checksum': { description: 'Of a finished upload: `sha256`, a space, and the SHA-256 of what the server has, in Base64. A page that finds another one for what it sent sends the file again (optional).', schema: { type: 'string', pattern: '^sha256 [A-Za-z0-9+/]{43}=$' } } };
const customer = { security: [{ customer: [] }] };
const company = { security: [{ company: [] }] };
const open = { security: [] };

/** What the wire looks like, as OpenAPI 3.1. */
function openapi(): Json {
  const companyPut = (name: Resource, key: string): Json => ({
    parameters: [pathParameter(key)],
    put: { ...company, summary: `Makes or replaces it, whole.`, ...body(name), responses: { ...ok('Taken.'), ...refusals(400, 401, 422) } },
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Customer portal protocol', version: '1', license: { name: 'MIT', identifier: 'MIT' }, description: 'What goes over the wire between a customer portal and a company’s backend. Paths are below the endpoint that the host page sets.' },
    servers: [{ url: '/' }],
    paths: {
      '/config': { get: { ...open, summary: 'Public settings, cacheable, per business unit. 404 not-contracted where there is no portal.', parameters: [{ name: 'unit', in: 'query', schema: { type: 'string' } }], responses: { ...ok('The settings.', 'Config'), ...refusals(404, 503) } } },
      '/session/codes': { post: { ...open, summary: 'Asks for a one-time code. The same answer, in the same time, whether or not the customer exists.', ...body('CodeRequest'), responses: { ...ok('A challenge.', 'CodeChallenge'), ...refusals(400, 422, 429) } } },
      '/session': {
        post: { ...open, summary: 'Signs in with the code, which makes one session. The same challenge and code again get the same answer for 60 seconds, until that session is refreshed or ended: a reply may be lost (optional); after that 422 code-expired.', ...body('SessionRequest'), responses: { ...ok('A session.', 'Session'), ...refusals(400, 422, 429) } },
        delete: { ...customer, summary: 'Signs out: ends this session, or with `everywhere=true` each one of the customer. A session that was ended so answers 401 with the code `signed-out`, to its refresh token too: what is kept on that device goes.', parameters: [{ name: 'everywhere', in: 'query', schema: { type: 'boolean' } }], responses: { ...ok('Ended.'), ...refusals(401) } },
      },
      '/session/refresh': { post: { ...open, summary: 'The next pair of tokens. The one before stays good for 60 seconds and gets the same answer.', ...body('RefreshRequest'), responses: { ...ok('A session.', 'Session'), ...refusals(400, 401) } } },
      '/me': {
        get: { ...customer, summary: 'The customer and their projects.', responses: { ...ok('The customer.', 'Me'), ...refusals(401) } },
        patch: { ...customer, summary: 'Changes what the customer may change.', ...body('MePatch'), responses: { ...ok('The customer.', 'Me'), ...refusals(400, 401, 422) } },
      },
      '/opportunities/{id}': { parameters: [pathParameter('id')], get: { ...customer, summary: 'The project as the customer sees it now. Members of `view` beside `kind` follow the schema of that kind (OfferView for `offer`, ContractView for `contract-signature`).', responses: { ...ok('The project.', 'Opportunity'), ...refusals(401, 404) } } },
      '/opportunities/{id}/actions': { parameters: [pathParameter('id')], post: {
        ...customer, summary: 'Takes an action, exactly once for a key. 2xx, 409 and 422 are kept with the key and given again.',
        parameters: [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 8, maxLength: 200 } }],
        ...body('ActionRequest'), responses: { ...ok('A receipt and the project as it stands now.', 'ActionAnswer'), ...refusals(400, 401, 404, 409, 422, 429) },
      } },
      '/opportunities/{id}/draft': {
        parameters: [pathParameter('id')],
        get: { ...customer, summary: 'What was typed elsewhere and not sent (optional).', responses: { ...ok('The draft.', 'Draft'), ...refusals(401, 404) } },
        put: { ...customer, summary: 'Keeps what was typed for another device (optional). Laid over what is kept: of each field, tick and work the newer edit counts. 409 when the project stands at another step by now.', ...body('Draft'), responses: { ...ok('Kept.'), ...refusals(400, 401, 404, 409, 422) } },
      },
      '/uploads': { post: { ...customer, summary: 'tus 1.0 (creation, expiration, termination). The metadata is UploadMetadata; PATCH, HEAD and DELETE go to the Location. The id of a finished upload is the value of a file field.', responses: { 201: { description: 'Made; Location is its address.' }, ...refusals(401, 403, 404, 413, 415, 422) } } },
      '/uploads/{id}': {
        parameters: [pathParameter('id')],
        head: { ...customer, summary: 'Where it stands.', responses: { 200: { description: 'Upload-Offset and Upload-Length.', headers: checksum }, ...refusals(401, 404) } },
        patch: {
          ...customer, summary: 'Its next bytes, from Upload-Offset on.', requestBody: { required: true, content: { 'application/offset+octet-stream': {} } },
          responses: { 204: { description: 'Taken; Upload-Offset says up to where.', headers: checksum }, ...refusals(401, 404, 409, 415, 422, 423, 507) },
        },
        delete: { ...customer, summary: 'Takes it away; 409 where a value holds it.', responses: { ...ok('Gone.'), ...refusals(401, 404, 409) } },
      },
      '/files/{id}': { parameters: [pathParameter('id')], get: { ...customer, summary: 'The bytes, for a bearer or for a link that is still good.', parameters: [{ name: 'link', in: 'query', schema: { type: 'string' } }], responses: { 200: { description: 'attachment, nosniff', content: { 'application/octet-stream': {} } }, ...refusals(401, 404) } } },
      '/files/{id}/link': { parameters: [pathParameter('id')], post: { ...customer, summary: 'A single-use address that lives seconds.', responses: { ...ok('The address.', 'FileLink'), ...refusals(401, 404) } } },
      '/help': { get: { ...customer, summary: 'What the company offers as help, and its app; what is off is absent (optional).', responses: { ...ok('The help.', 'Help'), ...refusals(401, 404) } } },
      '/tickets': {
        get: { ...customer, summary: 'The customer’s own queries and incidents, newest first (optional).', ...pages, responses: { ...ok('A page of them.', 'TicketPage'), ...refusals(401, 404, 422) } },
        post: {
          ...customer, summary: 'Sends a query or an incident, exactly once for a key (optional). 2xx and 422 are kept with the key and given again.',
          parameters: [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 8, maxLength: 200 } }],
          ...body('TicketRequest'), responses: { ...ok('It has arrived.', 'Ticket'), ...refusals(400, 401, 404, 422, 429) },
        },
      },
      '/company/tickets': { get: { ...company, summary: 'Everybody’s queries and incidents, newest first (optional).', ...pages, responses: { ...ok('A page of them.', 'CompanyTicketPage'), ...refusals(401, 404, 422) } } },
      '/company/files/{id}': { parameters: [pathParameter('id')], get: { ...company, summary: 'The bytes of any file that was uploaded (optional).', responses: { 200: { description: 'attachment, nosniff', content: { 'application/octet-stream': {} } }, ...refusals(401, 404) } } },
      '/webhooks/signature': { post: {
        security: [], summary: 'The signature service says that a contract is signed (optional). Exactly once for an event’s id: the same one again gets the same answer.',
        parameters: [{ name: 'Portal-Signature', in: 'header', required: true, description: '`t=<unix seconds>,v1=<hex>`: the HMAC-SHA256 of "<t>.<body>" with the secret that both know; no older than five minutes.', schema: { type: 'string' } }],
        ...body('SignatureEvent'), responses: { 200: { description: '`taken`: it changed something; `substate`: where the project stands.' }, ...refusals(401, 404, 409, 413, 422, 503) },
      } },
      '/events': { get: {
        ...customer, summary: 'What happens, as server-sent events, until the session is over (optional). `data` is a LiveEvent, `event` its kind, `id` what to go on from.',
        parameters: [{ name: 'after', in: 'query', description: 'The id of the last event that was seen: all that came after it is told first. The first one stands in `Me.event`.', schema: { type: 'string' } }],
        responses: { 200: { description: 'The events; a comment now and then as a sign of life.', content: { 'text/event-stream': { schema: ref('LiveEvent') } } }, ...refusals(401, 404, 422, 429, 503) },
      } },
      '/company/flows/{type}': {
        parameters: [pathParameter('type')],
        get: { ...company, summary: 'The flow as it stands.', responses: { ...ok('The flow.', 'Flow'), ...refusals(401, 404) } },
        put: { ...company, summary: 'Replaces the flow, whole; refused when it can’t work.', ...body('Flow'), responses: { ...ok('The flow.', 'Flow'), ...refusals(400, 401, 422) } },
      },
      '/company/fields': { get: { ...company, summary: 'All fields.', responses: { ...listOk('The fields.', 'Field'), ...refusals(401) } }, put: { ...company, summary: 'Makes or replaces fields.', ...listBody('Field'), responses: { ...ok('Taken.'), ...refusals(400, 401, 422) } } },
      '/company/conditions': { get: { ...company, summary: 'All conditions in their newest version.', responses: { ...listOk('The conditions.', 'ConditionDefinition'), ...refusals(401) } }, put: { ...company, summary: 'Makes or replaces conditions; a changed text becomes a new version.', ...listBody('ConditionDefinition'), responses: { ...listOk('The conditions.', 'ConditionDefinition'), ...refusals(400, 401, 422) } } },
      '/company/settings': { get: { ...company, summary: 'The settings.', responses: { ...ok('The settings.', 'Settings'), ...refusals(401) } }, put: { ...company, summary: 'Replaces the settings.', ...body('Settings'), responses: { ...ok('Taken.'), ...refusals(400, 401, 422) } } },
      '/company/customers/{id}': companyPut('CustomerRecord', 'id'),
      '/company/opportunities/{id}': companyPut('OpportunityRecord', 'id'),
      '/company/opportunities/{id}/mails': { parameters: [pathParameter('id')], post: {
        ...company, summary: 'Sends the project’s customer a mail from a template of the settings, exactly once for a key (optional).',
        parameters: [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 8, maxLength: 200 } }],
        ...body('MailOrder'), responses: { ...ok('It goes out.', 'OrderedMail', '201'), ...refusals(400, 401, 404, 422) },
      } },
      '/company/opportunities/{id}/offers': {
        parameters: [pathParameter('id')],
        get: { ...company, summary: 'All its offers, drafts too.', responses: { ...listOk('The offers.', 'Offer'), ...refusals(401, 404) } },
        post: {
          ...company, summary: 'Makes an offer: a draft that stays with the company, or with `status` open one that is sent at once. The same again, by its id or by the key, is the same offer.',
          parameters: [{ name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } }],
          ...body('OfferRecord'), responses: { ...ok('It was there already.', 'Offer'), ...ok('It is made.', 'Offer', '201'), ...refusals(400, 401, 404, 409, 422) },
        },
      },
      '/company/opportunities/{id}/offers/{offer}': {
        parameters: [pathParameter('id'), pathParameter('offer')],
        put: { ...company, summary: 'Replaces what it says; the customer of an open one is told on the page. 409 for one that is accepted, which is withdrawn first.', ...body('OfferRecord'), responses: { ...ok('The offer.', 'Offer'), ...refusals(400, 401, 404, 409, 422) } },
      },
      '/company/opportunities/{id}/offers/{offer}/send': {
        parameters: [pathParameter('id'), pathParameter('offer')],
        post: { ...company, summary: 'Shows it to the customer and tells them by mail in their language; one that is open already isn’t sent again.', requestBody: { required: false, content: json('OfferSending') }, responses: { ...ok('The offer.', 'Offer'), ...refusals(400, 401, 404, 409, 422) } },
      },
      '/company/opportunities/{id}/offers/{offer}/withdraw': {
        parameters: [pathParameter('id'), pathParameter('offer')],
        post: { ...company, summary: 'Takes it back, an accepted one too: it can’t be accepted any more.', responses: { ...ok('The offer.', 'Offer'), ...refusals(401, 404, 409) } },
      },
    },
    components: {
      securitySchemes: { customer: { type: 'http', scheme: 'bearer' }, company: { type: 'http', scheme: 'bearer' } },
      schemas: Object.fromEntries((Object.keys(resources) as Resource[]).map((name) => {
        const { $schema: _, ...schema } = schemaOf(name);
        return [name, schema];
      })),
    },
  };
}

/** File name → content, of everything in `generated/`. */
export function documents(): Record<string, Json> {
  const kebab = (name: string): string => name.replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
  return {
    ...Object.fromEntries((Object.keys(resources) as Resource[]).map((name) => [`${kebab(name)}.schema.json`, schemaOf(name)])),
    'openapi.json': openapi(),
  };
}
