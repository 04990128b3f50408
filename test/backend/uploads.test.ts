import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileLink } from '../../src/protocol/index.js';
import { jpegBytes, pdfBytes, pngBytes } from '../fixtures/bytes.js';
import { consentsTo, problemOf, sha256 } from '../conformance/caller.js';
import { TestBackend } from './open-backend.js';
import { openBucket, stores, type TestBucket } from './s3.js';

const day = 24 * 60 * 60 * 1000;

describe.each(stores)('uploads on %s and %s', (database, place) => {
  let portal: TestBackend;
  let bucket: TestBucket | undefined;
  beforeAll(async () => {
    bucket = place === 'S3' ? await openBucket() : undefined;
    portal = await TestBackend.open(database, { bucket: bucket?.options });
  });
  afterAll(async () => { await portal?.close(); await bucket?.close(); });

  const row = (id: string) => portal.backend.db.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst();
  const bytesOf = async (id: string): Promise<Buffer> => (await portal.backend.store.bytes(id)) ?? Buffer.alloc(0);
  const gone = async (id: string): Promise<boolean> => (await row(id)) === undefined && (await portal.backend.store.size(id)) === -1;

  it('come in parts, tell where they stand, and are kept as they were sent', async () => {
    const { anna, customer, project } = await portal.anna();
    const bytes = pdfBytes('in two parts');
    const { id, headers, status } = await anna.create(project, 'identity', bytes.length, 'Carta d’identità.pdf');
    expect([status, headers.get('tus-resumable')]).toEqual([201, '1.0.0']);
    expect(new URL(headers.get('location') ?? '', `${portal.endpoint}/uploads`).href).toBe(`${portal.endpoint}/uploads/${id}`);
    expect((await anna.patch(id, 0, bytes.subarray(0, 50))).headers.get('upload-offset')).toBe('50');
    const head = await anna.tus('HEAD', id);
    expect([head.headers.get('upload-offset'), head.headers.get('upload-length')]).toEqual(['50', String(bytes.length)]);
    expect(problemOf(await anna.patch(id, 10, bytes.subarray(10))).code).toBe('offset');
    expect((await anna.patch(id, 50, bytes.subarray(50))).status).toBe(204);
    expect((await bytesOf(id)).equals(bytes)).toBe(true);
    expect(await row(id)).toMatchObject({ customer: customer.id, opportunity: project, field: 'identity', name: 'Carta d’identità.pdf', size: bytes.length, type: 'application/pdf', sha256: sha256(bytes), finished: true });
  });

  it.each([
    ['a picture that calls itself PDF', jpegBytes, 'a.pdf', 'application/pdf', 415, 'wrong-type-by-content'],
    ['a page that calls itself PDF', () => Buffer.from('<html><script>alert(1)</script>'), 'a.pdf', 'application/pdf', 415, 'wrong-type-by-content'],
    ['a text that calls itself JPEG', () => Buffer.from('not a picture'), 'a.jpg', 'image/jpeg', 415, 'wrong-type-by-content'],
    ['a GIF that calls itself PNG, where no GIF is taken', () => Buffer.from('GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;', 'latin1'), 'a.png', 'image/png', 415, 'wrong-type-by-content'],
    ['a type that the field doesn’t take', () => Buffer.from('PK'), 'a.zip', 'application/zip', 415, 'file-type'],
  ] as const)('refuse %s', async (_what, bytes, name, type, status, code) => {
    const { anna, project } = await portal.anna();
    const answer = await anna.upload(project, 'identity', bytes(), name, type);
    expect([answer.status, problemOf(answer).code]).toEqual([status, code]);
    if (answer.id) expect(await gone(answer.id)).toBe(true);
  });

  it('keep a JPEG that calls itself PNG, as what it is', async () => {
    const { anna, project } = await portal.anna();
    const { id } = await anna.upload(project, 'identity', jpegBytes(), 'photo.png', 'image/png');
    expect(await row(id)).toMatchObject({ type: 'image/jpeg', finished: true });
  });

  it.each([[0, 422, 'file-empty'], [1_000_001, 413, 'file-too-large'], [2 ** 40, 413, 'too-large']])('refuse %d bytes before they are sent', async (size, status, code) => {
    const { anna, project } = await portal.anna();
    const answer = await anna.create(project, 'identity', size);
    expect([answer.status, problemOf(answer).code]).toEqual([status, code]);
  });

  it('refuse more bytes than were announced', async () => {
    const { anna, project } = await portal.anna();
    const { id } = await anna.create(project, 'identity', 10);
    expect((await anna.patch(id, 0, Buffer.alloc(11, 1))).status).toBe(413);
    expect((await row(id))?.finished).toBe(false);
  });

  it.each([
    ['survey', 403, 'read-only'], ['tax-id', 422, 'unknown-field'], ['nothing', 422, 'unknown-field'],
  ])('refuse the field %s', async (field, status, code) => {
    const { anna, project } = await portal.anna();
    const answer = await anna.create(project, field, 100);
    expect([answer.status, problemOf(answer).code]).toEqual([status, code]);
  });

  it('refuse a field that the current substate doesn’t ask for, and one that the project has left meanwhile', async () => {
    const { anna, customer, project } = await portal.anna({ substate: 'in-review' });
    expect(problemOf(await anna.create(project, 'identity', 100)).code).toBe('unknown-field');
    const move = (substate: string) => portal.put(`/company/opportunities/${project}`, { id: project, customer: customer.id, type: 'sale', name: 'Via Verdi 8', substate });
    await move('send-documents');
    const bytes = pdfBytes();
    const { id } = await anna.create(project, 'identity', bytes.length);
    await move('contract-documents');
    expect(problemOf(await anna.patch(id, 0, bytes)).code).toBe('read-only');
    expect(await gone(id)).toBe(true);
  });

  it('refuse a creation without its metadata, or with broken ones', async () => {
    const { anna } = await portal.anna();
    const create = (metadata: Record<string, string>) => anna.ask('/uploads', { method: 'POST', headers: { 'Tus-Resumable': '1.0.0', 'Upload-Length': '10', ...metadata } });
    expect(problemOf(await create({})).code).toBe('upload-metadata');
    expect(problemOf(await create({ 'Upload-Metadata': 'opportunity AA==,field AA==,filename AA==' })).code).toBe('upload-metadata');
    expect(problemOf(await create({ 'Upload-Metadata': 'opportunity AA==,opportunity AA==' })).code).toBe('malformed');
    expect((await anna.ask('/uploads')).status).toBe(405);
    expect(problemOf(await anna.ask('/uploads', { method: 'POST' })).code).toBe('tus-version');
  });

  it.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'], ['C:\\temp\\a.pdf', 'a.pdf'], ['invoice\u202efdp.pdf', 'invoicefdp.pdf'], ['a\nb.pdf', 'ab.pdf'], ['..', '..'], [' ', 'file'], [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(190)}.pdf`],
  ])('keep the name %j as %j, and let it decide no path', async (name, kept) => {
    const { anna, project } = await portal.anna();
    const { id } = await anna.upload(project, 'identity', pdfBytes(), name);
    expect((await row(id))?.name).toBe(kept);
    expect((await bytesOf(id)).equals(pdfBytes())).toBe(true);
  });

  it('are another customer’s business: every verb answers 404', async () => {
    const { anna, project } = await portal.anna();
    const other = (await portal.anna()).anna;
    const { id } = await anna.upload(project, 'identity', pdfBytes());
    const half = await anna.create(project, 'identity', 100);
    for (const upload of [id, half.id, 'no-such-upload', '..%2f..%2fsecret.txt', '%00']) {
      expect((await other.tus('HEAD', upload)).status).toBe(404);
      expect((await other.patch(upload, 0, Buffer.alloc(10))).status).toBe(404);
      expect((await other.tus('DELETE', upload)).status).toBe(404);
      expect((await other.ask(`/files/${upload}`)).status).toBe(404);
      expect((await other.ask(`/files/${upload}/link`, { method: 'POST' })).status).toBe(404);
    }
    expect(problemOf(await other.create(project, 'identity', 100)).status).toBe(404);
    expect((await row(half.id))?.finished).toBe(false);
    expect((await bytesOf(id)).equals(pdfBytes())).toBe(true);
  });

  it('need a signed-in customer for every verb', async () => {
    const { anna, project } = await portal.anna();
    const { id } = await anna.upload(project, 'identity', pdfBytes());
    for (const caller of [portal.nobody, portal.company]) {
      expect((await caller.create(project, 'identity', 100)).status).toBe(401);
      for (const method of ['HEAD', 'DELETE'] as const) expect((await caller.tus(method, id)).status).toBe(401);
      expect((await caller.patch(id, 0, pdfBytes())).status).toBe(401);
      expect((await caller.ask(`/files/${id}`)).status).toBe(401);
    }
    expect((await bytesOf(id)).equals(pdfBytes())).toBe(true);
  });

  it('are removed by who made them, until a step has them', async () => {
    const { anna, project } = await portal.anna();
    const { id } = await anna.upload(project, 'identity', pdfBytes());
    expect((await anna.tus('DELETE', id)).status).toBe(204);
    expect(await gone(id)).toBe(true);
    const answer = await anna.act(project, 'submit-step', { values: { 'tax-id': 'A1', identity: [id] }, consents: consentsTo(await anna.opportunity(project)) });
    expect(problemOf(answer).errors).toContainEqual({ pointer: '/payload/values/identity', code: 'unknown-file' });
  });

  it('stand in a value only of the field and the project that they were made for', async () => {
    const { anna, customer, project } = await portal.anna();
    const other = await portal.newProject(customer.id);
    const { id } = await anna.upload(other, 'identity', pdfBytes());
    const foreign = await portal.anna();
    const { id: stolen } = await foreign.anna.upload(foreign.project, 'identity', pdfBytes());
    for (const file of [id, stolen, 'no-such-file']) {
      const answer = await anna.act(project, 'submit-step', { values: { 'tax-id': 'A1', identity: [file] }, consents: consentsTo(await anna.opportunity(project)) });
      expect([answer.status, problemOf(answer).errors?.[0]?.code]).toEqual([422, 'unknown-file']);
    }
  });

  it('of more files than the field takes are refused with the step', async () => {
    const { anna, project } = await portal.anna();
    const ids: string[] = [];
    for (const say of ['a', 'b', 'c']) ids.push((await anna.upload(project, 'identity', pdfBytes(say))).id);
    const answer = await anna.act(project, 'submit-step', { values: { 'tax-id': 'A1', identity: ids }, consents: consentsTo(await anna.opportunity(project)) });
    expect(problemOf(answer).errors).toEqual([{ pointer: '/payload/values/identity', code: 'too-many-files', params: { max: 2 } }]);
  });

  it('F42 of a read-only field is downloaded only: every way to change it is refused, and its bytes stay', async () => {
    const bytes = pdfBytes('shared by the company');
    const shared = await portal.share(bytes, 'survey.pdf');
    const { anna, project } = await portal.anna({ values: { survey: [shared] } });
    const shown = await anna.opportunity(project);
    expect(shown.values['survey']).toEqual([{ id: shared, name: 'survey.pdf', size: bytes.length, type: 'application/pdf', sha256: sha256(bytes) }]);
    // upload
    expect(problemOf(await anna.create(project, 'survey', 100)).code).toBe('read-only');
    // replace
    const { id } = await anna.upload(project, 'identity', pdfBytes('mine'));
    for (const survey of [[id], [], null]) {
      const answer = await anna.act(project, 'submit-step', { values: { 'tax-id': 'A1', identity: [id], survey }, consents: consentsTo(shown) });
      expect([answer.status, problemOf(answer).errors?.[0]]).toEqual([422, { pointer: '/payload/values/survey', code: 'read-only' }]);
    }
    // overwrite and delete
    for (const offset of [0, bytes.length]) expect((await anna.patch(shared, offset, pngBytes())).status).toBe(404);
    expect((await anna.tus('DELETE', shared)).status).toBe(404);
    expect((await anna.ask(`/files/${shared}`, { method: 'DELETE' })).status).toBe(405);
    expect((await anna.opportunity(project)).values['survey']).toEqual(shown.values['survey']);
    const download = await fetch(`${portal.endpoint}/files/${shared}`, { headers: { Authorization: `Bearer ${anna.token}` } });
    expect(sha256(new Uint8Array(await download.arrayBuffer()))).toBe(sha256(bytes));
  });

  it('F42 F43 that were sent with a step can’t be changed where the field is read-only later', async () => {
    const { anna, customer, project } = await portal.anna();
    const bytes = pdfBytes('my identity');
    const { id } = await anna.upload(project, 'identity', bytes);
    const move = (substate: string) => portal.put(`/company/opportunities/${project}`, { id: project, customer: customer.id, type: 'sale', name: 'Via Verdi 8', substate });
    const mode = async () => (await anna.opportunity(project)).placements.filter(({ field }) => field === 'identity').map(({ required, readOnly }) => ({ required, readOnly }))[0];
    // required: without it the step stays
    expect(await mode()).toEqual({ required: true, readOnly: false });
    const consents = consentsTo(await anna.opportunity(project));
    expect((await anna.act(project, 'submit-step', { values: { 'tax-id': 'A1' }, consents })).status).toBe(422);
    expect((await anna.act(project, 'submit-step', { values: { 'tax-id': 'A1', identity: [id] }, consents })).status).toBe(200);
    // optional: it is there, and the step goes on with or without it
    await move('offer-documents');
    expect(await mode()).toEqual({ required: false, readOnly: false });
    expect((await anna.opportunity(project)).values['identity']).toMatchObject([{ id }]);
    expect((await anna.act(project, 'submit-step', { values: {} })).status).toBe(200);
    // read-only: it is there, and stays
    await move('contract-documents');
    expect(await mode()).toEqual({ required: false, readOnly: true });
    expect(problemOf(await anna.create(project, 'identity', 10)).code).toBe('read-only');
    for (const offset of [0, bytes.length]) expect(problemOf(await anna.patch(id, offset, Buffer.alloc(0))).code).toBe('upload-finished');
    expect(problemOf(await anna.tus('DELETE', id)).code).toBe('file-in-use');
    expect(problemOf(await anna.act(project, 'submit-step', { values: { identity: [] } })).errors).toEqual([{ pointer: '/payload/values/identity', code: 'read-only' }]);
    expect((await bytesOf(id)).equals(bytes)).toBe(true);
    expect((await anna.opportunity(project)).values['identity']).toMatchObject([{ id, sha256: sha256(bytes) }]);
  });

  it('are not removed while an action takes them up', async () => {
    const { anna, project } = await portal.anna();
    const consents = consentsTo(await anna.opportunity(project));
    const { id } = await anna.upload(project, 'identity', pdfBytes());
    const [sent, removed] = await Promise.all([anna.act(project, 'submit-step', { values: { 'tax-id': 'A1', identity: [id] }, consents }), anna.tus('DELETE', id)]);
    expect([[200, 409], [422, 204]]).toContainEqual([sent.status, removed.status]);
    expect(await gone(id)).toBe(removed.status === 204);
  });

  it('that were never finished are gone after a day, and finished ones stay for good', async () => {
    const { anna, project } = await portal.anna();
    const { id: finished } = await anna.upload(project, 'identity', pdfBytes());
    const { id: half } = await anna.create(project, 'identity', 100);
    await anna.patch(half, 0, Buffer.alloc(10));
    portal.pass(day - 1000);
    await portal.backend.clean();
    expect(await gone(half)).toBe(false);
    portal.pass(2000);
    await portal.backend.clean();
    expect(await gone(half)).toBe(true);
    portal.pass(30 * day);
    await portal.backend.clean();
    expect((await bytesOf(finished)).equals(pdfBytes())).toBe(true);
    expect((await row(finished))?.finished).toBe(true);
  });

  it('whose last bytes came just before the server went are finished at the next look', async () => {
    const { anna, project } = await portal.anna();
    const { id } = await anna.upload(project, 'identity', pdfBytes());
    await portal.backend.db.updateTable('files').set({ finished: false, sha256: null }).where('id', '=', id).execute();
    const head = await anna.tus('HEAD', id);
    expect(head.headers.get('upload-offset')).toBe(head.headers.get('upload-length'));
    expect(await row(id)).toMatchObject({ finished: true, sha256: sha256(pdfBytes()) });
  });

  describe('a download', () => {
    it('runs nowhere, and has the file’s own name', async () => {
      const { anna, project } = await portal.anna();
      const { id } = await anna.upload(project, 'identity', pdfBytes(), 'Carta "d’identità"; 100%.pdf');
      const answer = await anna.ask(`/files/${id}`);
      expect(answer.status).toBe(200);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'", 'cache-control': 'private, no-store', 'content-length': String(pdfBytes().length),
      });
      expect(answer.headers.get('content-disposition')).toBe('attachment; filename="Carta _d_identit__; 100_.pdf"; filename*=UTF-8\'\'Carta%20%22d%E2%80%99identit%C3%A0%22%3B%20100%25.pdf');
      expect((await anna.ask(`/files/${id}`, { method: 'HEAD' })).headers.get('content-length')).toBe(String(pdfBytes().length));
    });

    it('by a link works once, for a minute, and for that file only', async () => {
      const { anna, project } = await portal.anna();
      const { id } = await anna.upload(project, 'identity', pdfBytes('one'));
      const { id: other } = await anna.upload(project, 'identity', pdfBytes('two'));
      const link = async () => new URL((await anna.get(`/files/${id}/link`, FileLink, { method: 'POST' })).url, `${portal.endpoint}/`).href.slice(portal.endpoint.length);
      const first = await link();
      expect((await portal.nobody.ask(first.replace(id, other))).status).toBe(404);
      const again = await link();
      expect((await portal.nobody.ask(again, { method: 'HEAD' })).status).toBe(405);
      const answer = await portal.nobody.ask(again);
      expect([answer.status, answer.text]).toEqual([200, pdfBytes('one').toString()]);
      expect((await portal.nobody.ask(again)).status).toBe(404);
      const late = await link();
      portal.pass(60_001);
      expect((await portal.nobody.ask(late)).status).toBe(404);
    });

    it('is for who has the project: shared and attached files of others are 404', async () => {
      const shared = await portal.share(pdfBytes('survey'));
      const attached = await portal.share(pdfBytes('offer'));
      const attachment = { id: attached, name: 'offer.pdf', size: 1, type: 'text/plain' };
      const { anna, project } = await portal.anna({ substate: 'choose-offer', values: { survey: [shared] }, offers: [{ id: 'a', name: 'A', price: { amount: 1, currency: 'EUR' }, lines: [], status: 'open', attachments: [attachment] }] });
      const other = (await portal.anna()).anna;
      for (const id of [shared, attached]) {
        expect((await anna.ask(`/files/${id}`)).status).toBe(200);
        expect((await other.ask(`/files/${id}`)).status).toBe(404);
      }
      // what the company said of the file doesn't count
      const { view } = await anna.opportunity(project);
      expect(view).toMatchObject({ offers: [{ attachments: [{ id: attached, name: 'shared.pdf', type: 'application/pdf', sha256: sha256(pdfBytes('offer')) }] }] });
    });

    it('is not for a customer who may not use the portal any more', async () => {
      const { anna, customer, project } = await portal.anna();
      const { id } = await anna.upload(project, 'identity', pdfBytes());
      await portal.put(`/company/customers/${customer.id}`, { ...customer, portal: false });
      expect((await anna.ask(`/files/${id}`)).status).toBe(401);
    });
  });

  it('may be begun 300 times within an hour', async () => {
    const { anna, project } = await portal.anna();
    const hits = Array.from({ length: 300 }, () => ({ bucket: '', at: new Date(portal.now) }));
    const { customer } = (await portal.backend.db.selectFrom('opportunities').select('customer').where('id', '=', project).executeTakeFirstOrThrow());
    await portal.backend.db.insertInto('hits').values(hits.map((hit) => ({ ...hit, bucket: `uploads ${customer}` }))).execute();
    const answer = await anna.create(project, 'identity', 10);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

