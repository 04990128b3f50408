import { createHash } from 'node:crypto';
import { rectangle } from '../../../src/engine/roof/edits.js';
import { Draft, Opportunity, Session, type ActionPayload, type Contract, type Drawing } from '../../../src/protocol/index.js';
import { Caller, consentsTo, newKey, type Answer } from '../../conformance/caller.js';
import type { Counted } from '../count.js';
import type { Action } from '../steps.js';

const pause = (ms: number): Promise<void> => new Promise((done) => { setTimeout(done, ms); });
/** Something else may come of the same request later: no answer, a server that failed, a limit, a lock. */
const passes = (status: number): boolean => status >= 500 || status === 429 || status === 423;

export interface Home {
  /** where requests go, one after the other: both of two servers take turns */
  endpoint(): string;
  /** begins what is gone */
  rise(): Promise<void>;
}

/** A roof of one face. */
const drawing: Drawing = { type: 'FeatureCollection', features: [rectangle([10.9254, 44.6478], 10, 5, 0)] };

/** A client that keeps to the protocol and gives up on nothing: each request again, with its key and its body, until it has an answer. */
export class Faithful {
  readonly #home: Home;
  readonly #run: Counted;
  #session: Session | undefined;
  /** answers that were none: the server failed, or was gone */
  failures = 0;
  /** carries out a fault right before the first request of a step */
  before: (step: string) => Promise<void> = () => Promise.resolve();

  constructor(home: Home, run: Counted) {
    this.#home = home;
    this.#run = run;
  }

  async #again(step: string, send: (caller: Caller) => Promise<Answer>): Promise<Answer> {
    await this.before(step);
    for (let tries = 0; tries < 200; tries++) {
      await this.#home.rise();
      try {
        const answer = await send(new Caller(this.#home.endpoint(), this.#session?.token));
        if (answer.status === 401 && this.#session && step !== 'refresh') {
          await this.refresh();
          continue;
        }
        if (!passes(answer.status)) return answer;
        this.failures++;
      } catch {
        // the server is gone: it is begun again above
        this.failures++;
      }
      await pause(25);
    }
    throw new Error(`${step} never had an answer`);
  }

  async signIn(): Promise<void> {
    const { email } = this.#run.customer;
    for (let tries = 0; tries < 20 && !this.#session; tries++) {
      const { challenge } = (await this.#again('code', (caller) => caller.ask('/session/codes', { method: 'POST', body: { identifier: email } }))).json as { challenge: string };
      const codes = await this.#codes(email);
      for (const code of codes) {
        const answer = await this.#again('session', (caller) => caller.ask('/session', { method: 'POST', body: { challenge, code } }));
        if (answer.status < 300) { this.#session = Session.parse(answer.json); break; }
      }
    }
    if (!this.#session) throw new Error('nobody could sign in');
  }

  /** The message may have gone down with the server: then there is none, and another code is asked for. */
  async #codes(email: string): Promise<string[]> {
    for (let tries = 0; tries < 20; tries++) {
      const mails = (await this.#again('mailbox', (caller) => caller.ask('/dev/mailbox.json'))).json as { recipient: string; body: string }[];
      const codes = mails.filter(({ recipient }) => recipient === email).flatMap(({ body }) => /\b\d{6}\b/.exec(body)?.[0] ?? []);
      if (codes.length > 0) return codes.slice(0, 3);
      await pause(25);
    }
    return [];
  }

  /** A reply that was lost is given again. */
  async refresh(): Promise<void> {
    const refreshToken = this.#session?.refreshToken;
    const answer = await this.#again('refresh', (caller) => new Caller(caller.endpoint).ask('/session/refresh', { method: 'POST', body: { refreshToken } }));
    if (answer.status >= 300) throw new Error(`signed out: the refresh answered ${answer.status}`);
    this.#session = Session.parse(answer.json);
  }

  async #opportunity(): Promise<Opportunity> {
    const answer = await this.#again('opportunity', (caller) => caller.ask(`/opportunities/${this.#run.customer.project}`));
    return Opportunity.parse(answer.json);
  }

  /** What was typed, for another device: it is there when it was taken. */
  async draft(): Promise<void> {
    const { id, substate, revision } = await this.#opportunity();
    const now = new Date().toISOString();
    const sent: Draft = { substate: substate.id, definition: revision, values: { remarks: this.#run.words }, consents: [], edits: { 'values/remarks': now }, savedAt: now };
    const answer = await this.#again('draft', (caller) => caller.ask(`/opportunities/${id}/draft`, { method: 'PUT', body: sent }));
    if (answer.status >= 300) throw new Error(`the draft answered ${answer.status}: ${answer.text.slice(0, 300)}`);
    const kept = Draft.safeParse((await this.#again('draft-read', (caller) => caller.ask(`/opportunities/${id}/draft`))).json);
    if (kept.data?.values['remarks'] !== this.#run.words) throw new Error('the draft is not there');
  }

  /** Goes on from where the bytes stand; begins anew when the upload is gone. `half` sends a part of it first. */
  async upload(half?: (endpoint: string, id: string, token: string) => Promise<void>): Promise<string> {
    const { buffer, name } = this.#run.paper;
    for (let tries = 0; tries < 20; tries++) {
      const created = await this.#again('upload-create', (caller) => caller.create(this.#run.customer.project, 'identity-document', buffer.length, name));
      const id = created.headers.get('location')?.split('/').pop() ?? '';
      if (created.status !== 201) throw new Error(`an upload was refused: ${created.status} ${created.text}`);
      if (half && tries === 0) await half(this.#home.endpoint(), id, this.#session?.token ?? '');
      for (let parts = 0; parts < 40; parts++) {
        const head = await this.#again('upload-head', (caller) => caller.tus('HEAD', id));
        if (head.status === 404 || head.status === 410) break;
        const offset = Number(head.headers.get('upload-offset'));
        if (offset === buffer.length) return id;
        let sent = 0;
        await this.#again('upload-patch', async (caller) => {
          // a patch isn't sent again blindly: what arrived of it is asked about first
          if (sent++ > 0) return caller.tus('HEAD', id);
          return caller.patch(id, offset, buffer.subarray(offset));
        });
      }
    }
    throw new Error('the upload never came to its end');
  }

  async act(action: Action, file?: string): Promise<void> {
    const shown = await this.#opportunity();
    const key = newKey();
    const answer = action === 'ticket'
      ? await this.#again('ticket', (caller) => caller.ask('/tickets', { method: 'POST', body: { kind: 'query', text: this.#run.words, opportunity: shown.id }, headers: { 'Idempotency-Key': key } }))
      : await this.#again(action, (caller) => caller.act(shown.id, action, this.#payload(action, shown, file), { key, revision: shown.revision }));
    if (answer.status !== 200) throw new Error(`${action} answered ${answer.status}: ${answer.text.slice(0, 300)}`);
    // whoever asks again gets the same receipt
    const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
    if (action !== 'ticket') {
      const twice = await this.#again('again', (caller) => caller.act(shown.id, action, this.#payload(action, shown, file), { key, revision: shown.revision }));
      if (hash(twice.text) !== hash(answer.text)) throw new Error(`${action}: another answer for the same key`);
    }
  }

  #payload(action: Action, shown: Opportunity, file: string | undefined): ActionPayload {
    const consents = consentsTo(shown);
    const [contract] = (shown.view as { contracts?: Contract[] }).contracts ?? [];
    switch (action) {
      case 'submit-step': return { values: { remarks: this.#run.words, 'identity-document': [file ?? ''] }, consents };
      case 'accept-budget': return { offer: 'large', consents };
      case 'submit-drawing': return { drawing, consents };
      case 'sign-contract': return { contract: 'supply', sha256: contract?.document.sha256 ?? '', signature: { way: 'typed', name: 'Ada Rossi' }, consents };
      default: return { visit: 'v1', text: this.#run.words };
    }
  }
}
