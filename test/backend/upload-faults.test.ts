import { rmSync, symlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Caller, problemOf, sha256 } from '../conformance/caller.js';
import { pdfBytes } from '../fixtures/bytes.js';
import { newDatabase, TestBackend } from './open-backend.js';
import { openBucket, type TestBucket } from './s3.js';

const base64 = (bytes: Uint8Array): string => `sha256 ${Buffer.from(sha256(bytes), 'hex').toString('base64')}`;
/** A PDF of so many bytes, no two stretches of it alike. */
const large = (size: number): Buffer => {
  const bytes = Buffer.alloc(size);
  for (let i = 0; i < size; i += 4) bytes.writeUInt32LE(Math.imul(i, 2654435761) >>> 0, Math.min(i, size - 4));
  pdfBytes('large').copy(bytes);
  return bytes;
};

describe('an upload', () => {
  let portal: TestBackend;
  beforeAll(async () => { portal = await TestBackend.open('PGlite'); });
  afterAll(() => portal?.close());

  it('says what came of it, by its SHA-256, when it is finished and whenever it is asked for', async () => {
    const { anna, project } = await portal.anna();
    const bytes = pdfBytes('checked');
    const { id, headers } = await anna.create(project, 'identity', bytes.length);
    expect(new Date(headers.get('upload-expires') ?? '').getTime()).toBeGreaterThan(Date.now());
    const half = await anna.patch(id, 0, bytes.subarray(0, 20));
    expect(half.headers.get('upload-checksum')).toBe(null);
    expect((await anna.tus('HEAD', id)).headers.get('upload-checksum')).toBe(null);
    expect((await anna.patch(id, 20, bytes.subarray(20))).headers.get('upload-checksum')).toBe(base64(bytes));
    expect((await anna.tus('HEAD', id)).headers.get('upload-checksum')).toBe(base64(bytes));
  });

  it('that the disk has no room for is refused as such, and goes on once there is room', async () => {
    const { anna, project } = await portal.anna();
    const bytes = pdfBytes('much');
    const { id } = await anna.create(project, 'identity', bytes.length);
    const path = portal.backend.filePath(id);
    rmSync(path);
    symlinkSync('/dev/full', path);
    const answer = await anna.patch(id, 0, bytes);
    expect([answer.status, problemOf(answer).code]).toEqual([507, 'storage-full']);
    rmSync(path);
    await portal.backend.store.write(id, Buffer.alloc(0));
    expect((await anna.tus('HEAD', id)).headers.get('upload-offset')).toBe('0');
    expect((await anna.patch(id, 0, bytes)).status).toBe(204);
    expect((await portal.backend.store.bytes(id))?.equals(bytes)).toBe(true);
  });

  it('that can’t be begun leaves nothing in the database', async () => {
    const { anna, project } = await portal.anna();
    const rows = () => portal.backend.db.selectFrom('files').select('id').where('opportunity', '=', project).execute();
    rmSync(portal.backend.filePath('x').replace(/x$/, ''), { recursive: true });
    symlinkSync('/dev/full', portal.backend.filePath('x').replace(/\/x$/, ''));
    try {
      expect((await anna.create(project, 'identity', 10)).status).toBeGreaterThanOrEqual(500);
      expect(await rows()).toEqual([]);
    } finally {
      rmSync(portal.backend.filePath('x').replace(/\/x$/, ''));
    }
  });
});

describe.each(['a folder', 'S3'])('two servers on one PostgreSQL and %s', (place) => {
  let bucket: TestBucket | undefined;
  let one: TestBackend;
  let other: TestBackend;
  beforeAll(async () => {
    bucket = place === 'S3' ? await openBucket() : undefined;
    const databaseUrl = await newDatabase();
    one = await TestBackend.open('PostgreSQL', { databaseUrl, bucket: bucket?.options });
    other = await TestBackend.open('PostgreSQL', { databaseUrl, ...(bucket ? { bucket: bucket.options } : { uploads: one.backend.filePath('x').replace(/\/x$/, '') }) });
  });
  afterAll(async () => { await Promise.all([one?.close(), other?.close()]); await bucket?.close(); });

  it('F212 take turns at one upload: of two that send at once each byte comes once, and it is whole', async () => {
    const { anna, project } = await one.anna();
    const there = new Caller(other.endpoint, anna.token);
    const bytes = large(600_000);
    const { id } = await anna.create(project, 'identity', bytes.length);
    // of different lengths: whoever wrote over the other would leave a hole or a seam
    const raced = await Promise.all([anna.patch(id, 0, bytes.subarray(0, 200_000)), there.patch(id, 0, bytes.subarray(0, 350_000)), anna.patch(id, 0, bytes.subarray(0, 300_000)), there.patch(id, 0, bytes.subarray(0, 100_000))]);
    expect(raced.map(({ status }) => status).sort()).toEqual([204, 409, 409, 409]);
    for (const caller of [anna, there]) {
      const offset = Number((await caller.tus('HEAD', id)).headers.get('upload-offset'));
      expect(String(offset)).toBe(raced.find(({ status }) => status === 204)?.headers.get('upload-offset'));
    }
    const offset = Number((await there.tus('HEAD', id)).headers.get('upload-offset'));
    const ends = await Promise.all([anna.patch(id, offset, bytes.subarray(offset)), there.patch(id, offset, bytes.subarray(offset))]);
    expect(ends.filter(({ status }) => status === 204)).toHaveLength(1);
    expect((await there.tus('HEAD', id)).headers.get('upload-checksum')).toBe(base64(bytes));
    expect(sha256((await other.backend.store.bytes(id)) ?? Buffer.alloc(0))).toBe(sha256(bytes));
  });
});

describe('uploads in a bucket', () => {
  let bucket: TestBucket;
  let portal: TestBackend;
  beforeAll(async () => {
    bucket = await openBucket();
    portal = await TestBackend.open('PGlite', { bucket: bucket.options });
    await portal.changeFlow((flow) => { for (const field of flow.fields ?? []) if (field.id === 'identity') field.maxSize = 50_000_000; });
  });
  afterAll(async () => { await portal?.close(); await bucket?.close(); });

  it('F212 go on after parts and rests of parts, whatever the cuts, and are whole', async () => {
    const { anna, project } = await portal.anna();
    const bytes = large(12_000_000);
    const { id } = await anna.create(project, 'identity', bytes.length);
    let offset = 0;
    for (const next of [1_000, 3_000_000, 9_500_000, 9_500_001, bytes.length]) {
      const answer = await anna.patch(id, offset, bytes.subarray(offset, next));
      expect([answer.status, answer.headers.get('upload-offset')]).toEqual([204, String(next)]);
      offset = Number((await anna.tus('HEAD', id)).headers.get('upload-offset'));
      expect(offset).toBe(next);
    }
    expect(sha256((await portal.backend.store.bytes(id)) ?? Buffer.alloc(0))).toBe(sha256(bytes));
    expect(bucket.underWay()).toEqual([]);
    expect((await anna.tus('DELETE', id)).status).toBe(204);
    expect(bucket.objects().filter((name) => name.startsWith(id))).toEqual([]);
  });

  it('that are abandoned leave nothing: no part, no rest of a part, no note', async () => {
    const { anna, project } = await portal.anna();
    const { id } = await anna.create(project, 'identity', 12_000_000);
    await anna.patch(id, 0, large(6_000_000));
    await anna.patch(id, 6_000_000, Buffer.alloc(1000, 1));
    expect([bucket.underWay().length, bucket.objects().filter((name) => name.startsWith(id)).length]).toEqual([1, 2]);
    portal.pass(25 * 60 * 60 * 1000);
    await portal.backend.clean();
    expect([bucket.underWay(), bucket.objects().filter((name) => name.startsWith(id))]).toEqual([[], []]);
    expect((await (await portal.signIn((await portal.newCustomer()).email ?? '')).tus('HEAD', id)).status).toBe(404);
  });
});
