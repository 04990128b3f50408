import { accepts, fileTypes, present, uploadSlots } from '../engine/index.js';
import { UploadMetadata } from '../protocol/file.js';
import { json, MockAnswer } from './answer.js';
import type { MockFile, MockState } from './mock-state.js';

const tus = { 'Tus-Resumable': '1.0.0' };

/** Of a finished file what the server has, as tus writes it. */
const checksum = (file: MockFile | undefined): Record<string, string> => (file?.finished && file.sha256 ? { 'Upload-Checksum': `sha256 ${btoa(String.fromCharCode(...(file.sha256.match(/../g) ?? []).map((byte) => parseInt(byte, 16))))}` } : {});

/** tus 1.0 and downloads, in memory. */
export class MockUploads {
  readonly #state: MockState;
  readonly #customerOf: (request: Request) => string;
  readonly #links = new Map<string, string>();

  constructor(state: MockState, customerOf: (request: Request) => string) {
    this.#state = state;
    this.#customerOf = customerOf;
  }

  async route(request: Request, method: string, id: string | undefined): Promise<Response> {
    const customer = this.#customerOf(request);
    if (method === 'POST') return this.#create(request, customer);
    const file = id === undefined ? undefined : this.#state.files.get(id);
    if (file?.customer !== customer) throw new MockAnswer(404, 'not-found');
    if (method === 'HEAD') return json(200, undefined, { ...tus, 'Upload-Offset': String(file.bytes.length), 'Upload-Length': String(file.length), 'Cache-Control': 'no-store', ...checksum(this.#state.files.get(file.id)) });
    if (method === 'DELETE') return this.#remove(file);
    if (file.finished) throw new MockAnswer(409, 'upload-finished');
    if (Number(request.headers.get('upload-offset')) !== file.bytes.length) throw new MockAnswer(409, 'offset');
    const more = new Uint8Array(await request.arrayBuffer());
    const bytes = new Uint8Array(file.bytes.length + more.length);
    bytes.set(file.bytes);
    bytes.set(more, file.bytes.length);
    file.bytes = bytes;
    if (bytes.length >= file.length) await this.#state.finish(file);
    return json(204, undefined, { ...tus, 'Upload-Offset': String(bytes.length), ...checksum(this.#state.files.get(file.id)) });
  }

  #create(request: Request, customer: string): Response {
    const pairs = (request.headers.get('upload-metadata') ?? '').split(',').filter(Boolean).map((pair) => pair.trim().split(' '));
    const metadata = UploadMetadata.safeParse(Object.fromEntries(pairs.map(([key, value]) => [key, new TextDecoder().decode(Uint8Array.from(atob(value ?? ''), (c) => c.charCodeAt(0)))])));
    if (!metadata.success) throw new MockAnswer(422, 'upload-metadata');
    const { opportunity, field, filename, filetype } = metadata.data;
    const snapshot = this.#state.snapshot(customer, opportunity, new Date().toISOString());
    if (!snapshot) throw new MockAnswer(404, 'not-found');
    const placed = uploadSlots(present(snapshot)).find((one) => one.field === field);
    if (!placed || !fileTypes.includes(placed.definition.type)) throw new MockAnswer(422, 'unknown-field');
    if (placed.readOnly) throw new MockAnswer(403, 'read-only');
    const length = Number(request.headers.get('upload-length'));
    if (!length) throw new MockAnswer(422, 'file-empty');
    if (length > (placed.definition.maxSize ?? Infinity)) throw new MockAnswer(413, 'file-too-large');
    if (!accepts(placed.definition.accept, { name: filename, type: filetype ?? '' })) throw new MockAnswer(415, 'file-type');
    const id = crypto.randomUUID();
    this.#state.files.set(id, { id, customer, opportunity, field, name: filename, type: filetype ?? '', size: length, length, bytes: new Uint8Array(), finished: false });
    return json(201, undefined, { ...tus, Location: `${request.url.replace(/\/$/, '')}/${id}` });
  }

  #remove(file: MockFile): Response {
    const used = [...this.#state.opportunities.values()].some(({ opportunity }) => JSON.stringify(opportunity.values).includes(file.id))
      || this.#state.tickets.some(({ ticket }) => ticket.files?.some(({ id }) => id === file.id));
    if (used) throw new MockAnswer(409, 'file-in-use');
    this.#state.files.delete(file.id);
    return json(204, undefined, tus);
  }

  file(request: Request, method: string, id: string, rest: string | undefined): Response {
    const link = new URL(request.url).searchParams.get('link');
    if (link && this.#links.get(link) === id) this.#links.delete(link);
    else this.#readable(this.#customerOf(request), id);
    if (rest === 'link' && method === 'POST') {
      const token = crypto.randomUUID();
      this.#links.set(token, id);
      return json(200, { url: `files/${encodeURIComponent(id)}?link=${token}`, expiresAt: new Date(Date.now() + 60_000).toISOString() });
    }
    const file = this.#state.files.get(id);
    const headers = { 'Content-Type': file?.type ?? 'application/octet-stream', 'Content-Disposition': 'attachment', 'X-Content-Type-Options': 'nosniff' };
    return new Response(file ? (file.bytes as BodyInit) : '', { headers });
  }

  /** One's own upload, or a file in a value or an offer of one's own project. */
  #readable(customer: string, id: string): void {
    const own = this.#state.files.get(id)?.customer === customer;
    const held = [...this.#state.opportunities.values()].some(({ record, opportunity }) => record.customer === customer && JSON.stringify([opportunity.values, opportunity.offers, opportunity.contracts]).includes(`"id":${JSON.stringify(id)}`));
    const shared = this.#state.settings.help?.files?.list.some(({ file }) => file.id === id);
    if (!own && !held && !shared) throw new MockAnswer(404, 'not-found');
  }
}
