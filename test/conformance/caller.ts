import { createHash } from 'node:crypto';
import type { z } from 'zod/mini';
import { ActionAnswer, Opportunity, Problem, type ActionPayload, type Consent } from '../../src/protocol/index.js';

/** What came back from a request: the status, the headers, and the body parsed when it is JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

export interface Ask {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

let keys = 0;
export const newKey = (): string => `test-key-${process.pid}-${Date.now()}-${keys++}`;
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

export type Send = (url: string, init: RequestInit) => Promise<Response>;

/** Speaks to a backend for one caller: nobody, a customer, or the company. `send` is fetch, or what stands for it. */
export class Caller {
  readonly endpoint: string;
  readonly token: string | undefined;
  readonly #send: Send;

  constructor(endpoint: string, token?: string, send: Send = (url, init) => fetch(url, init)) {
    this.endpoint = endpoint;
    this.token = token;
    this.#send = send;
  }

  async ask(path: string, { method = 'GET', body, headers = {} }: Ask = {}): Promise<Answer> {
    const raw = typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData;
    const response = await this.#send(this.endpoint + path, {
      method,
      headers: { ...(this.token === undefined ? {} : { Authorization: `Bearer ${this.token}` }), ...(body === undefined || raw ? {} : { 'Content-Type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json: unknown = /json/.test(response.headers.get('content-type') ?? '') && text !== '' ? JSON.parse(text) : undefined;
    return { status: response.status, headers: response.headers, text, json };
  }

  /** The answer's body, when it is a 2xx of this shape. */
  async get<T extends z.ZodMiniType>(path: string, schema: T, ask: Ask = {}): Promise<z.infer<T>> {
    const answer = await this.ask(path, ask);
    if (answer.status >= 300) throw new Error(`${ask.method ?? 'GET'} ${path} answered ${answer.status}: ${answer.text}`);
    return schema.parse(answer.json);
  }

  opportunity(id: string): Promise<Opportunity> {
    return this.get(`/opportunities/${id}`, Opportunity);
  }

  /** Sends an action; the revision is looked up when it isn't given. */
  async act(id: string, type: string, payload: ActionPayload, { key = newKey(), revision }: { key?: string; revision?: string } = {}): Promise<Answer> {
    return this.ask(`/opportunities/${id}/actions`, { method: 'POST', body: { type, revision: revision ?? (await this.opportunity(id)).revision, payload }, headers: { 'Idempotency-Key': key } });
  }

  /** An upload in two requests of tus 1.0; resolves with the answer that ended it and the upload's id. */
  async upload(opportunity: string, field: string, bytes: Uint8Array, name = 'file.pdf', type = 'application/pdf'): Promise<Answer & { id: string }> {
    const created = await this.create(opportunity, field, bytes.length, name, type);
    if (created.status !== 201) return created;
    return { ...(await this.patch(created.id, 0, bytes)), id: created.id };
  }

  async create(opportunity: string, field: string, size: number, name = 'file.pdf', type = 'application/pdf'): Promise<Answer & { id: string }> {
    const metadata = Object.entries({ opportunity, field, filename: name, filetype: type }).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`).join(',');
    const answer = await this.ask('/uploads', { method: 'POST', headers: { 'Tus-Resumable': '1.0.0', 'Upload-Length': String(size), 'Upload-Metadata': metadata } });
    return { ...answer, id: answer.headers.get('location')?.split('/').pop() ?? '' };
  }

  patch(id: string, offset: number, bytes: Uint8Array): Promise<Answer> {
    return this.ask(`/uploads/${id}`, { method: 'PATCH', body: bytes, headers: { 'Tus-Resumable': '1.0.0', 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' } });
  }

  tus(method: 'HEAD' | 'DELETE', id: string): Promise<Answer> {
    return this.ask(`/uploads/${id}`, { method, headers: { 'Tus-Resumable': '1.0.0' } });
  }
}

/** The problem document of an answer. */
export function problemOf(answer: Answer): Problem {
  if (answer.headers.get('content-type') !== 'application/problem+json') throw new Error(`not a problem document: ${answer.status} ${answer.text}`);
  return Problem.parse(answer.json);
}

export const accepted = (answer: Answer): ActionAnswer => ActionAnswer.parse(answer.json);

/** The mandatory conditions of an opportunity, given in English. */
export function consentsTo(opportunity: Opportunity): Consent[] {
  return opportunity.conditions.filter(({ mandatory }) => mandatory).map((condition) => {
    const language = Object.hasOwn(condition.sha256, 'en') ? 'en' : 'und';
    return { condition: condition.id, version: condition.version, language, sha256: condition.sha256[language] ?? '' };
  });
}
