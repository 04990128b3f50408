import { fieldTypes, type Field, type Opportunity, type PlacedField, type ShownOffer } from '../../../src/protocol/index.js';
import { atEnd, condition, contract, field, offer, opportunity, placed, signedFile, waiting, withContracts, withOffers, withVisit } from '../../views/opportunities.js';
import type { Payloads } from './places.js';

/** What a customer has before them: the payloads, who they are, what they press, and what stands there then. */
export interface Screen {
  readonly name: string;
  readonly payloads: Payloads;
  readonly signedIn: boolean;
  /** selectors of what is pressed, or typed into (`selector <- words`), one after the other, each as soon as it is there */
  readonly press: readonly string[];
  /** what shows that it stands */
  readonly until: string;
}

const day = '2026-11-24T12:10:00.000Z';
const file = (id: string): { id: string; name: string; size: number; type: string; sha256: string } => ({ id, name: `${id}.pdf`, size: 48_000, type: 'application/pdf', sha256: 'c'.repeat(64) });

const picture = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'%3E%3C/svg%3E";

const config = {
  protocol: 1, company: { name: 'Sole Nostro', logo: picture, information: 'Roofs that **work**.' }, languages: ['en', 'it', 'es', 'fr'], signIn: { methods: ['email', 'phone'], codeLength: 6 },
  support: { email: 'help@example.com', phone: '+39 02 5550 0100' }, theme: { '--portal-color-accent': '#8a5a00' }, modules: ['portal', 'help', 'app'],
};
const summary = (id: string): object => ({ id, type: 'solar', name: 'Via Verdi 8', state: 'Documents', substate: 'Your documents', updatedAt: day });
const me = { id: 'anna', name: 'Anna', email: 'anna@example.com', phone: '+39 333 123 4567', opportunities: [summary('anna-1')] };
const help = {
  query: { confirm: true }, incident: { confirm: true, types: [{ id: 'leak', name: 'A leak' }, { id: 'noise', name: 'A noise' }] },
  files: { text: 'What helps.', list: [{ file: file('manual'), name: 'Manual', text: 'Read it first.' }, { file: file('safety') }] },
  app: { name: 'Sole', description: 'Follow it.', android: 'https://play.google.com/store/apps/details?id=x', ios: 'https://apps.apple.com/app/id1', qr: true },
};
const receipt = { number: 'R-2026-000042', at: day, type: 'submit-step', key: '', files: [file('received')] };
const ticket = { number: 'T-1', at: day, kind: 'query', text: 'Why?' };
const problem = { type: 'about:blank', title: 'No', status: 422, detail: 'It can’t be.', code: 'nobody-knows-this', errors: [{ pointer: '/payload', code: 'nobody-knows-this-either', message: 'Wrong.' }] };

const more: Readonly<Record<string, Partial<Field>>> = {
  choice: { options: [{ value: 'a', label: 'First' }, { value: 'b', label: 'Second' }] },
  choices: { options: [{ value: 'a', label: 'First' }, { value: 'b', label: 'Second' }] },
  number: { unit: 'kWh', min: 0 },
  'displayed-text': { text: 'Read **this**.' },
  file: { accept: ['application/pdf'], maxSize: 1000 },
};
const everyField: PlacedField[] = [
  ...fieldTypes.map((type, order) => placed(field(type, type, { help: 'What it is for.', placeholder: 'Like this', ...more[type] }), { order, group: order % 4 === 0 ? 'A group' : 'Another group' })),
  placed(field('read-only', 'short-text'), { order: 90, readOnly: true }), placed(field('many', 'choice', { options: Array.from({ length: 9 }, (_, i) => ({ value: `v${i}`, label: `Choice ${i}` })) }), { order: 91 }),
  placed(field('unknown', 'hologram', { help: 'From a later version.' }), { order: 92 }),
];
const values = { 'short-text': 'Typed', 'text-area': 'Typed too', 'read-only': 'Known' };
const conditions = [condition('privacy', { description: 'In short.' }), condition('rules', { name: 'House rules', description: 'Of the site.', mandatory: false }), condition('known', { acceptedAt: day })];
const documentation = opportunity({ placements: everyField, values, conditions, substate: { id: 'send-documents', name: 'Your documents', description: 'Send us two things.', next: 'We check them.', duration: 'Two days.' }, state: { id: 'documents', name: 'Documents', description: 'Paper.' } });
const timeline: Opportunity['timeline'] = [{ id: 'a', name: 'Asked', description: 'You asked.', state: 'Before', status: 'done', at: day }, { id: 'b', name: 'Here', description: 'You are here.', state: 'Now', status: 'current', at: day }, { id: 'c', name: 'Later', description: 'Not yet.', state: 'After', status: 'next' }];
const short = opportunity({ placements: [placed(field('short-text', 'short-text'))], values: { 'short-text': 'Typed' }, conditions: [] });

const rich = (id: string, given: Partial<ShownOffer> = {}): ShownOffer => offer(id, {
  description: 'What it is.', lines: [{ id: 'p', name: 'Panels', description: 'Black.', quantity: 14, unit: 'pieces', price: { amount: 100, currency: 'EUR' } }], plan: [{ name: 'First', when: 'At once', share: 0.5 }, { name: 'Rest', when: 'At the end', share: 0.5 }],
  production: { year: 4000, months: [1, 2, 3, 4, 5, 6, 6, 5, 4, 3, 2, 1] }, savings: [{ amount: 90_000, currency: 'EUR' }], payback: 8, attachments: [file(`offer-${id}`)], validUntil: '2099-12-10', asked: { at: day, text: 'A smaller one, please.' }, ...given,
});
const offers = withOffers([rich('1'), rich('2'), rich('3', { status: 'expired' }), rich('4', { status: 'declined', reason: 'Too dear.' })], { conditions, actions: ['accept-budget', 'decline-offer', 'ask-offer-change'].map((type) => ({ type, available: true })) });
const contracts = withContracts([
  contract('1', { description: 'To be signed.', ways: ['page', 'upload', 'service'], service: { url: 'https://sign.example.com/x', name: 'Signer' }, dropped: { at: day, reason: 'price-changed' } }),
  contract('2', { status: 'signed', signed: { file: signedFile, at: day, way: 'page', name: 'Anna Rossi' } }), contract('3', { status: 'withdrawn' }),
], { conditions });
const visit = withVisit({ visit: { id: 'v', start: '2099-11-26T08:00:00.000Z', end: '2099-11-26T10:00:00.000Z', timeZone: 'Europe/Rome', installer: { name: 'Marco Bellini', company: 'Tetti', role: 'Roofer', phone: '+39 333 765 4321', email: 'marco@example.com', picture }, map: 'https://maps.example.com/x', position: [10.9, 44.6], address: 'Via Verdi 8', prepare: ['A ladder', 'A key'], notes: 'The dog may stay.', changeable: true }, asked: { at: day, text: 'Later, please.' } });
const ring = [[10.9254, 44.6478], [10.92553, 44.6478], [10.92553, 44.64786], [10.9254, 44.64786], [10.9254, 44.6478]];
const drawing = opportunity({
  substate: { id: 'draw-roof', name: 'Drawing of your roof', description: 'Draw your roof.', next: 'We design it.' }, conditions: [], placements: [], actions: [{ type: 'submit-drawing', available: true }],
  view: { kind: 'drawing', map: { picture: { url: picture, southWest: [10.9, 44.6], northEast: [11, 44.7], attribution: 'Seen from above' }, center: [10.9254, 44.6478], zoom: 19 }, drawing: { type: 'FeatureCollection', features: [{ type: 'Feature', id: 'south', geometry: { type: 'Polygon', coordinates: [ring] }, properties: { name: 'South', pitch: 30, eave: 0 } }] } },
});
const won = atEnd({ text: 'It **works**.', documents: [{ kind: 'contract', name: 'Contract', file: file('contract') }, { kind: 'offer', name: 'Offer', file: file('offer') }] });
const lost = atEnd({ kind: 'finalization-failed', text: 'A pity.', reactivation: true, leadsTo: 'Your offers', documents: [] }, { actions: [{ type: 'reset-opportunity-process', available: true }] });

function screen(name: string, shown: Opportunity, until: string, press: readonly string[] = [], given: Partial<Payloads> = {}, signedIn = true): Screen {
  return { name, payloads: { config, me, opportunity: { ...shown, timeline: shown.timeline.length > 0 ? timeline : [] }, help, ...given }, signedIn, press, until };
}

/** Every place of the portal in which a customer reads something of the company's. */
export const screens: readonly Screen[] = [
  screen('sign-in', short, 'portal-sign-in form', [], {}, false),
  screen('picker', short, 'portal-opportunity-picker [part=project]', [], { me: { ...me, opportunities: [summary('anna-1'), summary('anna-2'), summary('anna-3')] } }),
  screen('timeline', waiting(), 'portal-timeline [aria-expanded=true]', ['portal-timeline [part=toggle]']),
  screen('documentation', documentation, 'portal-view-documentation form'),
  screen('what is missing', { ...documentation, placements: documentation.placements.map((one) => ({ ...one, required: true })), values: {} }, '[part=summary]', ['portal-view-documentation [part=submit]']),
  screen('receipt', short, '[part=receipt]', ['portal-view-documentation [part=submit]'], { receipt }),
  screen('refusal', short, '[data-send=refused]', ['portal-view-documentation [part=submit]'], { problem }),
  screen('offers', offers, 'portal-view-offer [part=offer]'),
  screen('accepting', offers, 'portal-view-offer dialog', ['portal-view-offer [part=accept]']),
  screen('declining', offers, 'portal-view-offer dialog', ['portal-view-offer [part=decline]']),
  screen('asking for a change', offers, 'portal-view-offer dialog', ['portal-view-offer [part=ask]']),
  screen('contracts', contracts, 'portal-view-contract [part=contract]'),
  screen('visit', visit, 'portal-view-installer-visit [part=visit]'),
  screen('another time', visit, 'portal-view-installer-visit dialog', ['portal-view-installer-visit [part=ask]']),
  screen('drawing', drawing, 'portal-view-drawing [part=face]'),
  screen('end', won, 'portal-monitoring-app [part=app]'),
  screen('end without success', lost, 'portal-view-finalization dialog', ['portal-view-finalization [part=reactivate]']),
  screen('status', waiting(), 'portal-view-status [part=status]'),
  screen('reason', withOffers([rich('1')], { actions: [{ type: 'accept-budget', available: false, reason: { code: 'nobody-knows-this', text: 'Not before Monday.' } }] }), 'portal-view-offer [part=reason]'),
  screen('unknown view', opportunity({ view: { kind: 'hologram' }, placements: [], conditions: [] }), 'portal-view-unknown [part=notice]'),
  screen('help', waiting(), 'portal-help form', ['[part=help]', 'portal-help [data-option=incident] button']),
  screen('ticket', waiting(), 'portal-help [part=receipt]', ['[part=help]', 'portal-help [data-option=query] button', 'portal-help textarea <- Why?', 'portal-help [part=submit]'], { ticket }),
];
