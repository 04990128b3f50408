import { deflateSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileLink, type ContractView, type Drawing, type Offer } from '../../src/protocol/index.js';
import { accepted, Caller, consentsTo, newKey, problemOf, sha256 } from '../conformance/caller.js';
import { jpegBytes, pdfBytes, pngBytes } from '../fixtures/bytes.js';
import { ContractWorld, contractPdf, drawn, evidenceIn, lockedPdf, withContracts, type Signing } from './contract-world.js';
import { newDatabase, TestBackend } from './open-backend.js';
import { openBucket, type TestBucket } from './s3.js';

const roof = (pitch: number): Drawing => ({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry: { type: 'Polygon', coordinates: [[[10.9, 44.6], [10.9001, 44.6], [10.9001, 44.6001], [10.9, 44.6]]] }, properties: { pitch } }] });
const offer = (amount: number, status = 'accepted'): Offer => ({ id: 'o', name: 'Roof', price: { amount, currency: 'EUR' }, lines: [], attachments: [], status });

describe.each([['PGlite', 'a folder'], ['PostgreSQL', 'S3']] as const)('contracts on %s and %s', (database, place) => {
  let portal: TestBackend;
  let bucket: TestBucket | undefined;
  let world: ContractWorld;
  beforeAll(async () => {
    bucket = place === 'S3' ? await openBucket() : undefined;
    portal = await TestBackend.open(database, { bucket: bucket?.options });
    await portal.changeFlow(withContracts);
    world = new ContractWorld(portal, bucket?.objects);
  });
  afterAll(async () => { await portal?.close(); await bucket?.close(); });

  const sign = async ({ anna, project, document }: Signing, more: object = {}, { key = newKey(), seen = anna.opportunity(project) } = {}) => {
    const opportunity = await seen;
    return anna.act(project, 'sign-contract', { contract: 'main', sha256: sha256(document), signature: drawn, consents: consentsTo(opportunity), ...more }, { key, revision: opportunity.revision });
  };

  it('F30 shows the contract with its hash, and gives its bytes to its customer alone', async () => {
    const signing = await world.signing();
    const { contracts } = (await signing.anna.opportunity(signing.project)).view as unknown as ContractView;
    expect(contracts).toMatchObject([{ id: 'main', status: 'open', ways: ['upload', 'page'], document: { name: 'contract.pdf', type: 'application/pdf', size: signing.document.length, sha256: sha256(signing.document) } }]);
    const id = contracts[0]?.document.id ?? '';
    expect((await world.download(signing.anna, id)).bytes.equals(signing.document)).toBe(true);
    expect((await world.download((await portal.anna()).anna, id)).status).toBe(404);
  });

  it('F31 are signed in the page: the server makes the signed document, with the original first and the evidence after it', async () => {
    const signing = await world.signing();
    const { receipt, opportunity } = accepted(await sign(signing));
    expect(opportunity?.substate.id).toBe('signed');
    const [contract] = await world.stored(signing.project);
    const { file } = contract?.signed ?? { file: undefined };
    expect(contract).toMatchObject({ status: 'signed', signed: { way: 'page', name: 'Anna Ferri', at: receipt.at, file: { name: 'contract (signed).pdf', type: 'application/pdf' } } });
    expect(receipt.files).toEqual([file]);
    const got = await world.download(signing.anna, file?.id ?? '');
    expect([got.status, got.sha256, got.bytes.length]).toEqual([200, file?.sha256, file?.size]);
    expect(got.bytes.subarray(0, signing.document.length).equals(signing.document)).toBe(true);
    const { pages, evidence } = await evidenceIn(got.bytes);
    expect(pages).toBe(2);
    expect(evidence).toMatchObject({
      company: 'Sole Nostro', project: { id: signing.project, name: 'Via Verdi 8' }, contract: { id: 'main', number: 'C-17', name: 'Supply contract' }, document: { sha256: sha256(signing.document) },
      customer: { name: 'Anna Ferri', email: 'c•••@example.com', phone: '•••567' }, signature: drawn, signedAt: receipt.at, address: expect.stringMatching(/127\.0\.0\.1/) as string, agent: expect.stringMatching(/node|undici/) as string,
      consents: [{ id: 'privacy', name: 'Privacy', version: 1, language: 'en', sha256: sha256('We use your data for your project.'), at: receipt.at }],
    });
    // the original stays, and the strokes stand in the document alone
    expect((await world.download(signing.anna, contract?.document.id ?? '')).sha256).toBe(sha256(signing.document));
    const audit = await portal.company.ask(`/company/opportunities/${signing.project}/audit`);
    expect(audit.text).toContain(file?.id);
    expect(audit.text).not.toContain(JSON.stringify(drawn.strokes[0]?.[0]));
    expect(audit.text).not.toContain('strokes');
    expect((await world.download((await portal.anna()).anna, file?.id ?? '')).status).toBe(404);
  });

  it('F31 are signed by an uploaded copy, which nobody takes away after that', async () => {
    const signing = await world.signing();
    const copy = await contractPdf(1, 'Signed by hand');
    const { id } = await signing.anna.upload(signing.project, 'contract.main', copy, 'scan.pdf');
    const { receipt } = accepted(await sign(signing, { signature: undefined, file: id }));
    expect(receipt.files).toMatchObject([{ id, sha256: sha256(copy) }]);
    expect(await world.stored(signing.project)).toMatchObject([{ status: 'signed', signed: { way: 'upload', file: { id, sha256: sha256(copy) } } }]);
    expect((await signing.anna.tus('DELETE', id)).status).toBe(404);
    expect((await world.download(signing.anna, id)).bytes.equals(copy)).toBe(true);
  });

  it.each([['typed', {}], ['uploaded', pngBytes()], ['uploaded', jpegBytes()]] as const)('are signed with a signature that is %s', async (way, picture) => {
    const signing = await world.signing({}, { customer: { language: 'it', name: 'Łukasz Żółć 李' } });
    const jpeg = picture instanceof Buffer && picture[0] === 0xff;
    const file = picture instanceof Buffer ? (await signing.anna.upload(signing.project, 'signature.main', picture, jpeg ? 'me.jpg' : 'me.png', jpeg ? 'image/jpeg' : 'image/png')).id : undefined;
    const { receipt } = accepted(await sign(signing, { signature: { way, name: 'Łukasz Żółć 李 \u202e👍', ...(file ? { file } : {}) } }));
    expect(receipt.files?.[0]?.name).toBe('contract (firmato).pdf');
    const { pages, evidence } = await evidenceIn(await world.bytes(receipt.files![0]!));
    expect([pages, evidence['signature']]).toMatchObject([2, { way, name: 'Łukasz Żółć 李 \u202e👍' }]);
  });

  it('are signed once, whatever is pressed twice or comes from two pages, and leave no document over', async () => {
    const signing = await world.signing();
    const [key, other] = [newKey(), newKey()];
    const { disk: before } = await world.files(signing.project);
    const seen = Promise.resolve(await signing.anna.opportunity(signing.project));
    const answers = await Promise.all([key, key, other].map((one) => sign(signing, {}, { key: one, seen })));
    expect(answers[0]?.text).toBe(answers[1]?.text);
    expect([answers[0]?.status, answers[2]?.status].sort()).toEqual([200, 409]);
    const { rows, disk } = await world.files(signing.project);
    expect(rows.map(({ finished }) => finished)).toEqual([true]);
    expect(disk.length - before.length).toBe(1);
    expect((await portal.backend.db.selectFrom('audit').select('id').where('opportunity', '=', signing.project).where('action', '=', 'sign-contract').execute()).length).toBe(1);
  });

  it('of several are signed one after the other, and the last one brings the project on', async () => {
    const signing = await world.signing();
    const second = await contractPdf(1, 'Second');
    await world.put(signing, { contracts: [signing.contract, await world.contract(second, { id: 'second', ways: ['page'] })] });
    expect(accepted(await sign(signing)).opportunity?.substate.id).toBe('sign');
    expect(problemOf(await sign(signing)).errors).toEqual([{ pointer: '/payload/contract', code: 'contract-signed' }]);
    expect(accepted(await sign(signing, { contract: 'second', sha256: sha256(second) })).opportunity?.substate.id).toBe('signed');
  });

  it('F46 are held up by the conditions, refused in another state, and stay as they were', async () => {
    const signing = await world.signing();
    const elsewhere = (await portal.anna()).anna;
    expect(problemOf(await sign(signing, { consents: [] })).errors).toEqual([{ pointer: '/payload/consents/privacy', code: 'consent-required' }]);
    expect(problemOf(await sign(signing, { sha256: 'b'.repeat(64) })).code).toBe('contract-changed');
    expect(problemOf(await sign(signing, { signature: { ...drawn, strokes: [] } })).errors).toEqual([{ pointer: '/payload/signature/strokes', code: 'signature-empty' }]);
    expect(problemOf(await sign(signing, { signature: { ...drawn, name: ' ' } })).errors).toEqual([{ pointer: '/payload/signature/name', code: 'required' }]);
    expect((await elsewhere.ask(`/opportunities/${signing.project}/actions`, { method: 'POST', body: { type: 'sign-contract', revision: 'x', payload: { contract: 'main', sha256: '' } }, headers: { 'Idempotency-Key': newKey() } })).status).toBe(404);
    // an upload of another customer, and one of this customer's for another place
    const other = await world.signing();
    const { id } = await other.anna.upload(other.project, 'contract.main', await contractPdf());
    const picture = await signing.anna.upload(signing.project, 'signature.main', pngBytes(), 'me.png', 'image/png');
    for (const file of [id, picture.id]) expect(problemOf(await sign(signing, { signature: undefined, file })).code).toBe('unknown-file');
    expect([await world.stored(signing.project), await world.substate(signing.project)]).toMatchObject([[{ status: 'open' }], 'sign']);
    expect((await world.files(signing.project)).rows.map(({ field }) => field)).toEqual(['signature.main']);
  });

  it('that the server fails to write down are signed by nobody, and by the same request when it can again', async () => {
    const signing = await world.signing();
    const key = newKey();
    const payload = { contract: 'main', sha256: sha256(signing.document), signature: drawn, consents: consentsTo(await signing.anna.opportunity(signing.project)) };
    const { disk } = await world.files(signing.project);
    await sql`alter table receipts rename to receipts_away`.execute(portal.backend.db);
    expect((await signing.anna.act(signing.project, 'sign-contract', payload, { key })).status).toBe(500);
    await sql`alter table receipts_away rename to receipts`.execute(portal.backend.db);
    expect(await world.files(signing.project)).toEqual({ rows: [], disk });
    expect(accepted(await signing.anna.act(signing.project, 'sign-contract', payload, { key })).opportunity?.substate.id).toBe('signed');
    expect((await world.files(signing.project)).disk.length).toBe(disk.length + 1);
  });

  it('take pictures of signatures that can be read, and no walls in small files', async () => {
    const signing = await world.signing();
    const chunk = (type: string, data: Buffer): Buffer => Buffer.concat([Buffer.from([data.length >>> 24, data.length >>> 16, data.length >>> 8, data.length].map((byte) => byte & 255)), Buffer.from(type), data, Buffer.alloc(4)]);
    const png = (width: number, height: number, data: Buffer): Buffer => {
      const head = Buffer.alloc(13);
      head.writeUInt32BE(width, 0);
      head.writeUInt32BE(height, 4);
      head.set([8, 2, 0, 0, 0], 8);
      return Buffer.concat([pngBytes().subarray(0, 8), chunk('IHDR', head), chunk('IDAT', deflateSync(data)), chunk('IEND', Buffer.alloc(0))]);
    };
    for (const bad of [png(60_000, 60_000, Buffer.alloc(10)), png(4, 4, Buffer.alloc(2_000_000)), png(0, 4, Buffer.alloc(4)), Buffer.concat([pngBytes().subarray(0, 40), Buffer.alloc(40)])]) {
      const { id } = await signing.anna.upload(signing.project, 'signature.main', bad, 'me.png', 'image/png');
      const answer = await sign(signing, { signature: { way: 'uploaded', name: 'Anna', file: id } });
      expect([answer.status, problemOf(answer).code]).toEqual([422, 'picture-unreadable']);
    }
    expect(await world.stored(signing.project)).toMatchObject([{ status: 'open' }]);
    expect((await world.files(signing.project)).rows.every(({ field }) => field === 'signature.main')).toBe(true);
  });

  it('take a signed copy that can be opened and came whole, of PDF alone', async () => {
    const { anna, project } = await world.signing();
    const whole = await contractPdf();
    for (const [bytes, name, code] of [[await lockedPdf(), 'a.pdf', 'pdf-encrypted'], [whole.subarray(0, whole.length - 200), 'a.pdf', 'pdf-damaged'], [Buffer.from('hello'), 'a.pdf', 'wrong-type-by-content']] as const) {
      const { id, ...answer } = await anna.upload(project, 'contract.main', bytes, name);
      expect(problemOf(answer).code).toBe(code);
      expect((await world.download(anna, id)).status).toBe(404);
    }
    expect(problemOf(await anna.upload(project, 'contract.main', pngBytes(), 'a.png', 'image/png')).code).toBe('file-type');
    expect(problemOf(await anna.create(project, 'contract.main', 0)).code).toBe('file-empty');
    expect(problemOf(await anna.create(project, 'contract.main', 30_000_000)).code).toBe('file-too-large');
    expect((await anna.upload(project, 'contract.main', pdfBytes())).status).toBe(204);
  });

  it('are refused when the company writes one that nobody could read or sign', async () => {
    const signing = await world.signing();
    const whole = await contractPdf();
    for (const [bytes, code] of [[Buffer.from('a text'), 'not-a-pdf'], [pngBytes(), 'not-a-pdf'], [await lockedPdf(), 'pdf-encrypted'], [Buffer.from('%PDF-1.7\nnothing'), 'pdf-damaged'], [whole.subarray(0, whole.length / 2), 'pdf-damaged']] as const) {
      const answer = await world.put(signing, { contracts: [await world.contract(bytes)] });
      expect([answer.status, problemOf(answer).errors]).toEqual([422, [{ pointer: '/contracts/0/document', code }]]);
    }
    expect((await portal.company.ask('/company/files?name=empty.pdf', { method: 'POST', body: new Uint8Array() })).status).toBe(422);
    const faults = async (...more: object[]) => problemOf(await world.put(signing, { contracts: await Promise.all(more.map(async (one) => ({ ...await world.contract(whole), ...one }))) })).errors?.map(({ pointer, code }) => `${pointer} ${code}`);
    expect(await faults({ ways: [] }, { id: 'two', ways: ['service'] })).toEqual(['/contracts/0/ways required', '/contracts/1/service required']);
    expect(await faults({ ways: ['service'], service: { url: 'javascript:alert(1)' } })).toEqual(['/contracts/0/service required']);
    expect(await faults({}, {})).toEqual(['/contracts/1/id duplicate-id']);
    expect(await faults({ id: 'a/b' }, { id: 'b', status: 'signed' })).toEqual(['/contracts/0/id invalid-id', '/contracts/1/signed required']);
    expect(await faults({ document: { id: 'nowhere', name: '', size: 0, type: '' } })).toEqual(['/contracts/0/document unknown-file']);
    expect(await world.stored(signing.project)).toMatchObject([{ document: { sha256: sha256(signing.document) } }]);
  });

  describe('whose ground has changed after they were signed', () => {
    const begin = async (): Promise<Signing & { file: string }> => {
      const signing = await world.signing();
      await world.put(signing, { drawing: roof(20), offers: [offer(900_000)] });
      const { receipt } = accepted(await sign(signing));
      return { ...signing, file: receipt.files?.[0]?.id ?? '' };
    };

    it.each([
      ['design-changed', () => ({ drawing: roof(30) })], ['price-changed', () => ({ offers: [offer(950_000)] })],
      ['document-changed', async (signing: Signing) => ({ contracts: [{ ...signing.contract, document: { ...signing.contract.document, id: await portal.share(await contractPdf(1, 'New'), 'new.pdf') } }] })],
    ] as const)('lose the signature (%s), and the company keeps what was signed', async (reason, change) => {
      const signing = await begin();
      expect((await world.put(signing, await change(signing))).status).toBe(204);
      const [contract] = await world.stored(signing.project);
      expect(contract).toMatchObject({ status: 'open', dropped: { reason } });
      expect(contract?.signed).toBeUndefined();
      expect((await world.download(signing.anna, signing.file)).status).toBe(404);
      const kept = await world.download(portal.company, signing.file, '/company/files/');
      expect([kept.status, kept.bytes.subarray(0, signing.document.length).equals(signing.document)]).toEqual([200, true]);
      const audit = (await portal.company.ask(`/company/opportunities/${signing.project}/audit`)).json as { detail: object }[];
      expect(audit.at(-1)).toMatchObject({ action: 'company-save', detail: { dropped: [{ contract: 'main', reason, file: signing.file }] } });
      // and it can be signed again
      const again = { ...signing, document: await world.bytes(contract!.document) };
      expect(accepted(await sign(again)).opportunity?.substate.id).toBe('signed');
      expect((await world.stored(signing.project))[0]?.dropped).toBeUndefined();
    });

    it('keep it when the company writes the same again, with or without the signature', async () => {
      const signing = await begin();
      const record = (await portal.company.ask(`/company/opportunities/${signing.project}`)).json as object;
      for (const body of [{ ...record, substate: 'signed' }, { drawing: roof(20), offers: [offer(900_000)], contracts: [signing.contract], substate: 'signed' }]) {
        expect((await world.put(signing, body)).status).toBe(204);
        expect(await world.stored(signing.project)).toMatchObject([{ status: 'signed', signed: { file: { id: signing.file } } }]);
      }
      // written back whole with another roof, the old signature doesn't count as a new one
      await world.put(signing, { ...record, drawing: roof(40) });
      expect(await world.stored(signing.project)).toMatchObject([{ status: 'open', dropped: { reason: 'design-changed' } }]);
    });
  });

  it('of two hundred pages are signed like any other', async () => {
    const signing = await world.signing({}, { document: await contractPdf(200) });
    const { receipt } = accepted(await sign(signing));
    expect((await evidenceIn(await world.bytes(receipt.files![0]!))).pages).toBe(201);
  });

  it('belong to their project: another’s signed document gets into none by a slip', async () => {
    const signing = await world.signing();
    const { receipt } = accepted(await sign(signing));
    const other = await world.signing();
    const answer = await world.put(other, { contracts: [{ ...other.contract, document: { ...other.contract.document, id: receipt.files?.[0]?.id ?? '' } }] });
    expect(problemOf(answer).errors).toEqual([{ pointer: '/contracts/0/document', code: 'unknown-file' }]);
  });
});

describe('contracts on two servers, one PostgreSQL and one bucket', () => {
  let bucket: TestBucket;
  let one: TestBackend;
  let other: TestBackend;
  beforeAll(async () => {
    bucket = await openBucket();
    const databaseUrl = await newDatabase();
    one = await TestBackend.open('PostgreSQL', { databaseUrl, bucket: bucket.options });
    other = await TestBackend.open('PostgreSQL', { databaseUrl, bucket: bucket.options });
    await one.changeFlow(withContracts);
  });
  afterAll(async () => { await Promise.all([one?.close(), other?.close()]); await bucket?.close(); });

  it('are signed once by one key at both, and each gives the bytes that the other wrote', async () => {
    const signing = await new ContractWorld(one, bucket.objects).signing();
    const there = new Caller(other.endpoint, signing.anna.token);
    const shown = await there.opportunity(signing.project);
    const before = bucket.objects().length;
    const [key, payload] = [newKey(), { contract: 'main', sha256: sha256(signing.document), signature: drawn, consents: consentsTo(shown) }];
    const answers = await Promise.all([signing.anna, there].map((caller) => caller.act(signing.project, 'sign-contract', payload, { key, revision: shown.revision })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[1]?.text).toBe(answers[0]?.text);
    const [file] = accepted(answers[0]!).receipt.files ?? [];
    for (const caller of [signing.anna, there]) {
      const { status, text, headers } = await caller.ask(`/files/${file?.id}/link`, { method: 'POST' });
      expect([status, headers.get('content-type')]).toEqual([200, 'application/json']);
      // made at the one, followed at the other
      const place = caller === there ? one.endpoint : other.endpoint;
      expect(sha256(new Uint8Array(await (await fetch(`${place}/${FileLink.parse(JSON.parse(text)).url}`)).arrayBuffer()))).toBe(file?.sha256);
    }
    expect((await evidenceIn(await new ContractWorld(other).bytes({ id: file?.id ?? '' }))).evidence['signature']).toEqual(drawn);
    expect(bucket.objects().length - before).toBe(1);
  });
});
