import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { inject } from 'vitest';
import type { ConditionDefinition, Field, FileRef, Flow, OpportunityRecord, Substate } from '../../src/protocol/index.js';
import { openPortal, type Portal } from './portal.js';

/** A customer whom the company has made, with their one project. */
export interface Customer {
  readonly id: string;
  readonly email: string;
  readonly project: string;
}

/** The sale of the demo, as its file has it. */
export const solar = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../demo/flows/solar.json'), 'utf8')) as Flow;

/** The demo's sale, on an empty database of its own. */
export function openSale(more: Partial<Parameters<typeof openPortal>[0]> = {}): Promise<Portal> {
  return openPortal({ flow: 'demo/flows/solar.json', settings: 'demo/flows/solar.settings.json', demo: 'demo/flows/solar.demo.json', ...(more.databaseUrl === undefined && { dump: inject('databases').dump }), ...more });
}

/** A substate of a flow, to be changed. */
export function at(flow: Flow, id: string): Substate {
  const found = flow.states.flatMap(({ substates }) => substates).find((substate) => substate.id === id);
  if (!found) throw new Error(`no substate ${id}`);
  return found;
}

export const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

/** What the company's own systems do, by its API and nothing else. */
export class Company {
  readonly #portal: Pick<Portal, 'api' | 'company'>;
  #customers = 0;

  constructor(portal: Pick<Portal, 'api' | 'company'>) { this.#portal = portal; }

  async ask(method: string, path: string, body?: unknown): Promise<Response> {
    const { api, company } = this.#portal;
    return fetch(`${api}/company${path}`, { method, headers: { Authorization: `Bearer ${company}`, 'Content-Type': 'application/json' }, ...(body !== undefined && { body: JSON.stringify(body) }) });
  }

  /** Reads what the company holds; the caller says what it is. */
  async get<T>(path: string): Promise<T> {
    const response = await this.ask('GET', path);
    if (!response.ok) throw new Error(`GET ${path}: ${response.status}`);
    return (await response.json()) as T;
  }

  async put(path: string, body: unknown): Promise<void> {
    const response = await this.ask('PUT', path, body);
    if (!response.ok) throw new Error(`PUT ${path}: ${response.status} ${await response.text()}`);
  }

  async changeFlow(change: (flow: Flow) => void): Promise<void> {
    const flow = await this.get<Flow>('/flows/solar');
    change(flow);
    await this.put('/flows/solar', flow);
  }

  /** Changes one substate of the sale. */
  changeSubstate(id: string, change: Partial<Substate>): Promise<void> {
    return this.changeFlow((flow) => { Object.assign(at(flow, id), change); });
  }

  /** Changes a field where all fields are managed. */
  async changeField(id: string, change: Partial<Field>): Promise<void> {
    const field = (await this.get<Field[]>('/fields')).find((one) => one.id === id);
    await this.put(`/fields/${id}`, { ...field, ...change });
  }

  /** Changes a condition where all conditions are managed, or makes it. */
  async condition(id: string, change: Partial<ConditionDefinition>): Promise<void> {
    const known = (await this.get<ConditionDefinition[]>('/conditions')).find((one) => one.id === id);
    await this.put(`/conditions/${id}`, { id, version: 1, name: id, text: id, mandatory: true, ...known, ...change });
  }

  async file(name: string, bytes: Buffer): Promise<FileRef> {
    const { api, company } = this.#portal;
    const response = await fetch(`${api}/company/files?name=${encodeURIComponent(name)}`, { method: 'POST', headers: { Authorization: `Bearer ${company}` }, body: new Uint8Array(bytes) });
    if (response.status !== 201) throw new Error(`file: ${response.status}`);
    return (await response.json()) as FileRef;
  }

  /** A new customer with a project that has stood in `substate` since yesterday. */
  async customer(substate: string, more: Partial<OpportunityRecord> & { phone?: string } = {}): Promise<Customer> {
    const { phone, ...project } = more;
    const id = `customer-${++this.#customers}`;
    const email = `${id}@example.com`;
    await this.put(`/customers/${id}`, { id, name: 'Ada Rossi', email, portal: true, ...(phone && { phone }) });
    await this.project({ id, email, project: `${id}-home` }, { substate, history: [{ substate, at: daysAgo(1) }], ...project });
    return { id, email, project: `${id}-home` };
  }

  /** Makes a project of a customer, moves it, or writes values into it. */
  project(customer: Customer, change: Partial<OpportunityRecord>): Promise<void> {
    const record = { id: customer.project, customer: customer.id, type: 'solar', name: 'Via Verdi 8, Modena', ...change };
    return this.put(`/opportunities/${record.id}`, record);
  }

  /** What the company sees of a project. */
  record(customer: Customer): Promise<OpportunityRecord> { return this.get(`/opportunities/${customer.project}`); }

  async substateOf(customer: Customer): Promise<string> { return (await this.record(customer)).substate; }
}

