import demo from '../demo/flows/solar.demo.json' with { type: 'json' };
import flowFile from '../demo/flows/solar.json' with { type: 'json' };
import settingsFile from '../demo/flows/solar.settings.json' with { type: 'json' };
import type { Field, FieldType, Flow, Offer, OpportunityRecord, Settings } from '../src/protocol/index.js';
import type { MockData } from '../src/mock/index.js';

const day = 86_400_000;

/** The files of a company's demo are written with times relative to today and with the ids of files. */
function resolved(data: unknown, now: number, key = ''): unknown {
  const [, days, clock] = (typeof data === 'string' && /^([+-]\d+)d(?:T(\d\d:\d\d))?$/.exec(data)) || [];
  if (days !== undefined) {
    const at = new Date(now + Number(days) * day).toISOString();
    return key === 'validUntil' ? at.slice(0, 10) : clock === undefined ? at : `${at.slice(0, 10)}T${clock}:00.000Z`;
  }
  if (Array.isArray(data)) return data.map((one) => resolved(one, now, key));
  if (typeof data !== 'object' || data === null) return data;
  const { file } = data as { file?: unknown };
  const known = demo.files.find(({ id }) => id === file);
  if (known) return { id: known.id, name: known.name, size: 48_000, type: 'application/pdf', sha256: 'ab12'.repeat(16) };
  return Object.fromEntries(Object.entries(data).map(([name, one]) => [name, resolved(one, now, name)]));
}

const flow = flowFile as unknown as Flow;
const settings = settingsFile as unknown as Settings;
const projects = resolved(demo.opportunities, Date.now()) as OpportunityRecord[];
const home = projects.find(({ offers }) => offers && offers.length > 1);

/** The ids of the main path's substates, in their order. */
const mainPath = flow.states.flatMap(({ substates }) => substates).filter(({ mainPath: main }) => main).map(({ id }) => id);

export const offers: readonly Offer[] = home?.offers ?? [];
/** A contract of the demo. */
export const contracts = projects.find((project) => project.substate === 'sign-contract')?.contracts ?? [];
/** The visit of the demo, some days ahead. */
export const visit = projects.find((project) => project.visit)?.visit;

/** The solar sale with one customer, whose project stands at a substate; the steps before it are done, some days apart. */
export function solarAt(substate: string, more: Partial<OpportunityRecord> = {}): MockData {
  const done = mainPath.slice(0, Math.max(0, mainPath.indexOf(substate)));
  const steps = [...done, substate];
  const history = steps.map((id, i) => ({ substate: id, at: new Date(Date.now() - (steps.length - i) * 4 * day).toISOString() }));
  return {
    flow,
    settings,
    customers: [{ id: 'anna', name: 'Anna Rossi', email: 'anna@example.com', phone: '+39 333 123 4567', portal: true }],
    opportunities: [{ id: 'anna-home', customer: 'anna', type: flow.type, name: 'Via Verdi 8, Modena', substate, history, values: home?.values ?? {}, offers: [...offers], ...more }],
  };
}

/** The same with another view, conditions or fields at the substate. */
export function withSubstate(data: MockData, id: string, change: object): MockData {
  const states = data.flow.states.map((state) => ({ ...state, substates: state.substates.map((substate) => (substate.id === id ? { ...substate, ...change } : substate)) }));
  return { ...data, flow: { ...data.flow, states } };
}

/** The first field of a type in the sale. */
export function fieldOf(type: FieldType): Field {
  const field = flow.fields?.find((one) => one.type === type);
  if (!field) throw new Error(`the sale has no field of type ${type}`);
  return field;
}
