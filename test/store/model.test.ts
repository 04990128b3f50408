import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PortalError, type PortalClient } from '../../src/client/index.js';
import type { DraftKey, OutboxEntry } from '../../src/offline/index.js';
import type { ActionAnswer, Draft, Opportunity } from '../../src/protocol/index.js';
import { PortalStore } from '../../src/store/index.js';
import { quiet } from './world.js';

const projects = ['p', 'q'] as const;
const instant = '2026-11-24T12:00:00.000Z';

/** A server with projects of endless steps that each ask for one answer, behind a network that a test moves by hand: each message waits until it is let through. */
class Wire {
  readonly step: Record<string, number> = { p: 0, q: 0 };
  /** how often the company changed the steps */
  changes = 0;
  /** what the server took, by `project step` */
  readonly taken = new Map<string, unknown>();
  readonly kept = new Map<string, ActionAnswer | PortalError>();
  readonly drafts = new Map<string, Draft>();
  readonly outbox = new Map<string, OutboxEntry>();
  /** every answer that was ever written down to be sent */
  readonly submitted = new Map<string, OutboxEntry>();
  online = true;
  loses = false;
  #waiting: (() => void)[] = [];
  #page = 0;
  #key = 0;

  #revision(id: string): string { return `r${String(this.step[id])} ${this.changes}`; }

  opportunity(id: string): Opportunity {
    const step = this.step[id] ?? 0;
    const stage = { id: `s${step}`, name: `s${step}` };
    return {
      id, type: 'sale', name: id, revision: this.#revision(id), state: stage, substate: stage, timeline: [], view: { kind: 'initial-documentation' }, conditions: [],
      placements: [{ field: 'answer', order: 0, required: true, readOnly: false, definition: { id: 'answer', type: 'short-text', label: 'Answer' } }],
      values: {}, actions: [{ type: 'submit-step', available: true }],
    };
  }

  #decide(id: string, { payload, revision, type }: OutboxEntry['action'], key: string): ActionAnswer {
    let answer = this.kept.get(key);
    if (!answer) {
      const at = this.step[id] ?? 0;
      if (revision !== this.#revision(id)) answer = new PortalError('conflict', { status: 409 });
      else {
        if (this.taken.has(`${id} s${at}`)) throw new Error('taken twice');
        this.taken.set(`${id} s${at}`, payload.values?.['answer']);
        this.step[id] = at + 1;
        answer = { receipt: { number: key, at: instant, type, key }, opportunity: this.opportunity(id) };
      }
      this.kept.set(key, answer);
    }
    if (answer instanceof PortalError) throw answer;
    return answer;
  }

  #turn(): Promise<void> { return new Promise((done) => { this.#waiting.push(done); }); }

  /** Lets one message through, and all that follows from it at once. */
  async let(which: number): Promise<boolean> {
    const [next] = this.#waiting.splice(which % Math.max(1, this.#waiting.length), 1);
    next?.();
    await quiet();
    return next !== undefined;
  }

  async all(): Promise<void> {
    await quiet();
    while (await this.let(0));
  }

  /** The next page; the one before never hears of anything again. What it asked of storage and server is on its way all the same. */
  open(selected?: string): PortalStore {
    const page = ++this.#page;
    const back = async <T>(work: () => T): Promise<T> => {
      await this.#turn();
      if (page !== this.#page) await new Promise(() => undefined);
      return work();
    };
    const call = async <T>(work: () => T): Promise<T> => {
      await this.#turn();
      if (!this.online) return back(() => { throw new PortalError('offline'); });
      try {
        const answer = work();
        const lost = this.loses;
        this.loses = false;
        return await back(() => { if (lost) throw new PortalError('offline'); return answer; });
      } catch (error) {
        return back(() => { throw error; });
      }
    };
    const client: PortalClient = {
      config: () => call(() => ({ protocol: 1, company: { name: '' }, languages: [], signIn: { methods: [], codeLength: 6 }, modules: [] })),
      me: () => call(() => ({ id: 'anna', name: 'Anna', opportunities: projects.map((id) => ({ id, type: 'sale', name: id, state: '', substate: '', updatedAt: instant })) })),
      opportunity: (id) => call(() => this.opportunity(id)),
      act: (id, action, key) => call(() => this.#decide(id, action, key)),
    };
    const name = ({ opportunity, substate }: DraftKey): string => `${opportunity} ${substate}`;
    return new PortalStore({
      client, newKey: () => `key-${++this.#key}`, now: () => Date.parse(instant),
      // a write is in the storage once it is asked for; its promise comes later
      drafts: {
        lasting: true,
        read: (key) => { const found = this.drafts.get(name(key)); return back(() => found); },
        write: (key, change) => { this.drafts.set(name(key), change(this.drafts.get(name(key)))); return back(() => undefined); },
        remove: (key) => { this.drafts.delete(name(key)); return back(() => undefined); },
        clear: () => back(() => undefined),
      },
      outbox: {
        lasting: true,
        list: () => { const found = [...this.outbox.values()]; return back(() => found); },
        add: (entry) => { this.outbox.set(entry.key, entry); this.submitted.set(entry.key, entry); return back(() => undefined); },
        remove: (key) => { this.outbox.delete(key); return back(() => undefined); },
        clear: () => back(() => undefined),
      },
    }, selected);
  }
}

type Move = 'edit' | 'submit' | 'online' | 'offline' | 'lose' | 'reload' | 'p' | 'q' | 'close' | 'look' | 'retry' | 'change' | 'settle' | number;

async function play(moves: readonly Move[]): Promise<void> {
  const wire = new Wire();
  /** the last answer typed into each step */
  const typed = new Map<string, string>();
  let store = wire.open();
  let count = 0;
  const choose = (opportunity: string): void => store.request({ type: 'opportunity-select', opportunity });
  const begin = async (): Promise<void> => { await store.prepare(); store.setOnline(wire.online); void store.start(); };
  await begin();
  await wire.all();
  choose('p');
  await wire.all();
  for (const move of moves) {
    const { send, opportunity, step } = store.state;
    const open = opportunity.status === 'ready' && send.status !== 'sending' && send.status !== 'waiting';
    if (typeof move === 'number') await wire.let(move);
    else if (move === 'edit' && open && step.of !== '') {
      typed.set(step.of, `answer ${++count}`);
      store.request({ type: 'value-change', field: 'answer', value: `answer ${count}` });
    } else if (move === 'submit') {
      const ready = open && store.faults.length === 0;
      store.request({ type: 'step-submit', language: 'en' });
      if (ready) expect(store.state.send.status).toBe('sending');
    } else if (move === 'online' || move === 'offline') { wire.online = move === 'online'; store.setOnline(wire.online); }
    else if (move === 'lose') wire.loses = true;
    else if (move === 'p' || move === 'q') choose(move);
    else if (move === 'close') store.request({ type: 'receipt-close' });
    else if (move === 'settle') await wire.all();
    else if (move === 'change') wire.changes++;
    else if (move === 'look') void store.look();
    else if (move === 'retry') store.request({ type: 'action-retry' });
    else if (move === 'reload') {
      // a page that goes writes what it still has, as `pagehide` does
      let flushed = false;
      void store.flush().then(() => { flushed = true; });
      while (!flushed && await wire.let(0));
      store.stop();
      store = wire.open(store.state.selected);
      await begin();
    }
    await quiet();
  }

  // at last the network is good, and the customer looks at both projects until nothing is under way
  wire.online = true;
  wire.loses = false;
  store.setOnline(true);
  for (let round = 0; round < 2; round++) {
    for (const project of projects) {
      await wire.all();
      choose(project);
      await wire.all();
      store.request({ type: 'action-retry' });
      await wire.all();
      store.request({ type: 'receipt-close' });
      void store.look();
      await wire.all();
    }
  }
  expect(wire.outbox.size).toBe(0);
  // every answer had its verdict; one that was refused can be given again, or another one for its step was taken
  for (const { key, opportunity, substate, action } of wire.submitted.values()) {
    const verdict = wire.kept.get(key);
    if (verdict instanceof PortalError) expect(wire.taken.has(`${opportunity} ${substate}`) || substate === `s${String(wire.step[opportunity])}`).toBe(true);
    else expect([verdict?.receipt.key, wire.taken.get(`${opportunity} ${substate}`)]).toEqual([key, action.payload.values?.['answer']]);
  }
  // what was typed is at the server, or before the customer
  for (const project of projects) {
    choose(project);
    await wire.all();
    const of = `${project} s${String(wire.step[project])}`;
    expect(store.state.step).toMatchObject({ of, values: typed.has(of) ? { answer: typed.get(of) } : {} });
    expect(store.state.send.status).not.toMatch(/sending|waiting/);
  }
  store.stop();
}

describe('whatever happens on the way', () => {
  it('F211 each answer gets to the server exactly once, and nothing typed is lost', async () => {
    const move = fc.oneof(
      { weight: 6, arbitrary: fc.nat(5) },
      { weight: 5, arbitrary: fc.constantFrom<Move>('edit', 'settle') },
      { weight: 3, arbitrary: fc.constantFrom<Move>('submit', 'submit', 'lose') },
      { weight: 3, arbitrary: fc.constantFrom<Move>('online', 'offline', 'reload', 'p', 'q', 'close', 'look', 'retry', 'change') },
    );
    await fc.assert(fc.asyncProperty(fc.array(move, { minLength: 20, maxLength: 60, size: 'max' }), play), { numRuns: 200, seed: 20261124 });
  }, 30_000);
});
