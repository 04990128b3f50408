import type { Condition, ConditionDefinition, CustomerRecord, Draft, Field, FileRef, Flow, OpportunityRecord, Settings, Ticket } from '../protocol/index.js';
import { passesTo, settingsFor, type Effect, type Snapshot } from '../engine/index.js';
import { MockEvents } from './mock-events.js';

/** What a mock is made of: the same bodies that a company would put. */
export interface MockData {
  readonly flow: Flow;
  readonly settings: Settings;
  readonly customers: readonly CustomerRecord[];
  readonly opportunities: readonly OpportunityRecord[];
}

/** A file that the mock holds, with its bytes. */
export interface MockFile extends FileRef {
  readonly customer: string;
  readonly opportunity: string;
  readonly field: string;
  readonly length: number;
  bytes: Uint8Array;
  finished: boolean;
}

interface Held {
  readonly record: OpportunityRecord;
  opportunity: Snapshot['opportunity'];
}

async function sha256(data: Uint8Array | string): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as BufferSource))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The maps behind the mock. The engine decides; its effects are applied here. */
export class MockState {
  readonly fields = new Map<string, Field>();
  readonly conditions = new Map<string, Condition>();
  readonly customers = new Map<string, CustomerRecord>();
  readonly opportunities = new Map<string, Held>();
  readonly files = new Map<string, MockFile>();
  readonly codes = new Map<string, { readonly customer: string | undefined; readonly code: string; tries: number }>();
  readonly tokens = new Map<string, string>();
  readonly kept = new Map<string, { readonly hash: string; readonly status: number; readonly body: object }>();
  readonly drafts = new Map<string, Draft>();
  /** queries and incidents, oldest first */
  readonly tickets: { readonly customer: string; readonly ticket: Ticket }[] = [];
  readonly events = new MockEvents();
  /** what would have been sent, newest last */
  readonly mailbox: { readonly to: string; readonly code: string }[] = [];
  flow: Flow;
  settings: Settings;
  receipts = 0;

  constructor(data: MockData) {
    this.flow = data.flow;
    this.settings = data.settings;
    for (const customer of data.customers) this.customers.set(customer.id, customer);
    for (const record of data.opportunities) this.putOpportunity(record, new Date().toISOString());
  }

  static async create(data: MockData): Promise<MockState> {
    const state = new MockState(data);
    await state.putFlow(data.flow);
    return state;
  }

  async putFlow(flow: Flow): Promise<void> {
    for (const field of flow.fields ?? []) this.fields.set(field.id, field);
    for (const condition of flow.conditions ?? []) await this.putCondition(condition);
    this.flow = flow;
  }

  /** A changed text is a new version. */
  async putCondition(definition: ConditionDefinition): Promise<Condition> {
    const texts = typeof definition.text === 'string' ? { und: definition.text } : definition.text;
    const hashes = Object.fromEntries(await Promise.all(Object.entries(texts).map(async ([language, text]) => [language, await sha256(text)] as const)));
    const before = this.conditions.get(definition.id);
    const same = before && JSON.stringify(before.sha256) === JSON.stringify(hashes);
    const version = !before ? definition.version : same ? before.version : Math.max(before.version + 1, definition.version);
    const condition: Condition = { ...definition, version, sha256: hashes };
    this.conditions.set(condition.id, condition);
    return condition;
  }

  putOpportunity(record: OpportunityRecord, now: string): void {
    const before = this.opportunities.get(record.id)?.opportunity;
    const entry = { substate: record.substate, at: now };
    const history = before
      ? (before.substate === record.substate ? before.history : [...before.history, entry])
      : record.history?.at(-1)?.substate === record.substate ? record.history : [...(record.history ?? []), entry];
    this.opportunities.set(record.id, { record, opportunity: {
      id: record.id, name: record.name, substate: record.substate, history,
      values: { ...before?.values, ...record.values }, offers: record.offers ?? before?.offers ?? [], consents: before?.consents ?? [],
      contracts: record.contracts ?? before?.contracts ?? [], visit: record.visit ?? before?.visit, drawing: record.drawing ?? before?.drawing, asked: before?.asked ?? [],
    } });
    if (before && before.substate !== record.substate) this.#enter(record.id, now);
    this.events.tell(record.customer, { kind: 'opportunity', opportunity: record.id });
  }

  /** undefined when this customer has no such opportunity */
  snapshot(customer: string, id: string, now: string): Snapshot | undefined {
    const held = this.opportunities.get(id);
    const record = this.customers.get(customer);
    if (held?.record.customer !== customer || !record) return undefined;
    const files = [...this.files.values()].filter((file) => file.opportunity === id && file.customer === customer && file.finished)
      .map(({ id: file, name, size, type, sha256: hash, field }) => [file, { id: file, name, size, type, sha256: hash, field }] as const);
    return { flow: this.flow, fields: this.fields, conditions: this.conditions, settings: settingsFor(this.settings, record.unit) ?? this.settings, customer: record, opportunity: held.opportunity, files: new Map(files), now };
  }

  apply(id: string, effects: readonly Effect[]): void {
    const held = this.opportunities.get(id);
    if (!held) return;
    for (const effect of effects) held.opportunity = applied(held.opportunity, effect);
    const move = effects.find((effect) => effect.kind === 'move');
    if (move) this.#enter(id, move.at);
  }

  /** What the company moves on at once; actions that wait, and mails, are for a backend. */
  #enter(id: string, at: string): void {
    const held = this.opportunities.get(id);
    for (let moves = 0; held && moves < 10; moves++) {
      const from = held.opportunity.substate;
      const to = passesTo(this.flow, from);
      if (to === undefined) return;
      held.opportunity = applied(held.opportunity, { kind: 'move', from, to, at });
    }
  }

  async finish(file: MockFile): Promise<void> {
    const hash = await sha256(file.bytes);
    this.files.set(file.id, { ...file, sha256: hash, finished: true });
  }
}

export function applied(opportunity: Snapshot['opportunity'], effect: Effect): Snapshot['opportunity'] {
  switch (effect.kind) {
    case 'set-values': return { ...opportunity, values: { ...opportunity.values, ...effect.values } };
    case 'record-consent': return { ...opportunity, consents: [...opportunity.consents, effect.consent] };
    case 'accept-offer':
    case 'decline-offer': return { ...opportunity, offers: opportunity.offers.map((offer) => (offer.id === effect.offer ? { ...offer, ...(effect.kind === 'accept-offer' ? { status: 'accepted' } : { status: 'declined', reason: effect.reason }) } : offer)) };
    case 'set-drawing': return { ...opportunity, drawing: effect.drawing };
    case 'ask': return { ...opportunity, asked: [...(opportunity.asked ?? []), effect.asked] };
    case 'sign-contract': return { ...opportunity, contracts: opportunity.contracts?.map((contract) => (contract.id === effect.contract ? { ...contract, status: 'signed', signed: { file: effect.file ?? contract.document, at: effect.at, way: effect.way, name: effect.signature?.name ?? effect.name } } : contract)) };
    case 'drop-signature': return { ...opportunity, contracts: opportunity.contracts?.map(({ signed: _, ...contract }) => (contract.id === effect.contract ? { ...contract, status: 'open', dropped: { at: effect.at, reason: effect.reason } } : contract)) };
    case 'move': return { ...opportunity, substate: effect.to, history: [...opportunity.history, { substate: effect.to, at: effect.at }] };
  }
}
