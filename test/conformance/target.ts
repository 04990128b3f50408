import { Session, type OpportunityRecord } from '../../src/protocol/index.js';
import { Caller, type Send } from './caller.js';

/**
 * A backend that the kit is held against. It has the flow and the settings of `test/fixtures/sale.ts`, its help where it has any, and two customers,
 * `anna@example.com` and `bruno@example.com`, who may sign in.
 */
export interface Target {
  readonly endpoint: string;
  /** fetch, or what stands for it */
  readonly send: Send;
  /** the code that was sent last to an e-mail address */
  codeFor(email: string): Promise<string>;
  /** a token that the company's own site hands to the page for a customer; where there is one, nobody signs in by code */
  tokenFor?(email: string): Promise<string>;
  /** puts a project as the company would, `PUT /company/opportunities/{id}` */
  put(record: OpportunityRecord): Promise<void>;
  /** the id of a file that the company shares */
  share?(bytes: Uint8Array, name: string): Promise<string>;
}

export const annasAddress = 'anna@example.com';
export const brunosAddress = 'bruno@example.com';
let projects = 0;

/** What a rule works with: the target's customers, signed in, and projects made for the rule. */
export class Stage {
  readonly target: Target;
  readonly nobody: Caller;
  readonly #callers = new Map<string, Promise<Caller>>();

  constructor(target: Target) {
    this.target = target;
    this.nobody = new Caller(target.endpoint, undefined, target.send);
  }

  anna(): Promise<Caller> { return this.#caller(annasAddress); }
  /** another customer, who has nothing to do with Anna's */
  bruno(): Promise<Caller> { return this.#caller(brunosAddress); }

  async signIn(email: string): Promise<Session> {
    const { challenge } = (await this.nobody.ask('/session/codes', { method: 'POST', body: { identifier: email } })).json as { challenge: string };
    return this.nobody.get('/session', Session, { method: 'POST', body: { challenge, code: await this.target.codeFor(email) } });
  }

  as(token: string): Caller { return new Caller(this.target.endpoint, token, this.target.send); }

  /** A new project of Anna's, standing where it is told to; its id. */
  async project(record: Partial<OpportunityRecord> = {}): Promise<string> {
    const id = `kit-${process.pid}-${++projects}`;
    await this.target.put({ id, customer: 'anna', type: 'sale', name: 'Via Verdi 8', substate: 'send-documents', ...record });
    return id;
  }

  /** The sessions of both are over: they sign in anew. */
  forget(): void { this.#callers.clear(); }

  #caller(email: string): Promise<Caller> {
    const known = this.#callers.get(email);
    const token = known ? undefined : (this.target.tokenFor?.(email) ?? this.signIn(email).then((session) => session.token));
    const caller = known ?? (token as Promise<string>).then((given) => this.as(given));
    this.#callers.set(email, caller);
    return caller;
  }
}

/** One rule of the protocol. `run` throws an AssertionError when the target doesn't honour it. */
export interface Rule {
  readonly name: string;
  run(stage: Stage): Promise<void>;
}
