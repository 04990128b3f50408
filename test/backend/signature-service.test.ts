import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contract, Flow, SignatureEvent } from '../../src/protocol/index.js';
import { problemOf, sha256, type Answer } from '../conformance/caller.js';
import { ContractWorld, contractPdf, withContracts, type Signing } from './contract-world.js';
import { databases, TestBackend } from './open-backend.js';

const secret = 'secret-of-the-service';
let events = 0;

describe.each(databases)('the signature service on %s', (database) => {
  let portal: TestBackend;
  let world: ContractWorld;
  let copy: Buffer;
  beforeAll(async () => {
    portal = await TestBackend.open(database, { signature: { secret } });
    await portal.changeFlow(withContracts);
    world = new ContractWorld(portal);
    copy = await contractPdf(2, 'Signed by the service');
  });
  afterAll(() => portal?.close());

  const service: Partial<Contract> = { ways: ['service'], service: { url: 'https://sign.example/17' } };
  const eventOf = (signing: Signing, more: Partial<SignatureEvent> = {}): SignatureEvent => ({
    id: `event-${++events}`, type: 'contract.signed', opportunity: signing.project, contract: 'main', sha256: sha256(signing.document),
    signedAt: '2026-11-20T10:00:00.000Z', name: 'Anna Ferri', file: { name: '../Signed contract.pdf', data: copy.toString('base64') }, ...more,
  });
  const headerOf = (text: string, at = Math.floor(portal.now / 1000), by = secret): string => `t=${at},v1=${createHmac('sha256', by).update(`${at}.${text}`).digest('hex')}`;
  const send = (event: SignatureEvent | string, header?: string): Promise<Answer> => {
    const text = typeof event === 'string' ? event : JSON.stringify(event);
    return portal.nobody.ask('/webhooks/signature', { method: 'POST', body: text, headers: { 'Content-Type': 'application/json', 'Portal-Signature': header ?? headerOf(text) } });
  };

  it('F32 says that a contract is signed: it is, with the service’s document, and the project goes on, once', async () => {
    const signing = await world.signing(service);
    const event = eventOf(signing);
    const [first, again] = await Promise.all([send(event), send(event)]);
    expect([first.status, first.json, again.status, again.json]).toEqual([200, { taken: true, substate: 'signed' }, 200, { taken: true, substate: 'signed' }]);
    expect((await send(event)).json).toEqual(first.json);
    const [contract] = await world.stored(signing.project);
    expect(contract).toMatchObject({ status: 'signed', signed: { way: 'service', name: 'Anna Ferri', at: '2026-11-20T10:00:00.000Z', file: { name: 'Signed contract.pdf', sha256: sha256(copy), size: copy.length } } });
    expect((await world.download(signing.anna, contract?.signed?.file.id ?? '')).bytes.equals(copy)).toBe(true);
    expect((await world.download((await portal.anna()).anna, contract?.signed?.file.id ?? '')).status).toBe(404);
    expect((await signing.anna.opportunity(signing.project)).substate.id).toBe('signed');
    expect((await world.files(signing.project)).rows.map(({ finished }) => finished)).toEqual([true]);
    const audit = (await portal.company.ask(`/company/opportunities/${signing.project}/audit`)).json as { action: string }[];
    expect(audit.filter(({ action }) => action === 'sign-contract')).toMatchObject([{ detail: { source: 'signature-service', event: event.id, contract: 'main', to: 'signed' } }]);
  });

  it('F32 F148 brings a project on in a flow that has no view of contracts, where the entry of its own source leads', async () => {
    const without = (flow: Flow): void => {
      flow.externalActions.push({ source: 'simulator', action: 'sign-contract', target: 'done' }, { source: 'signature-service', action: 'sign-contract', from: 'in-review', target: 'choose-offer' });
    };
    const lean = await TestBackend.open(database, { signature: { secret } });
    try {
      await lean.changeFlow(without);
      const world = new ContractWorld(lean);
      const send = (event: SignatureEvent): Promise<Answer> => {
        const text = JSON.stringify(event);
        return lean.nobody.ask('/webhooks/signature', { method: 'POST', body: text, headers: { 'Portal-Signature': headerOf(text) } });
      };
      const signing = await world.signing(service, { substate: 'in-review' });
      expect((await signing.anna.opportunity(signing.project)).view).toBeNull();
      expect((await send(eventOf(signing))).json).toEqual({ taken: true, substate: 'choose-offer' });
      expect(await world.substate(signing.project)).toBe('choose-offer');
      expect((await signing.anna.opportunity(signing.project)).view?.kind).toBe('offer');
      // from elsewhere the company leads it nowhere: signed all the same
      const elsewhere = await world.signing(service, { substate: 'contract-documents' });
      expect((await send(eventOf(elsewhere))).json).toEqual({ taken: true, substate: 'contract-documents' });
      expect(await world.stored(elsewhere.project)).toMatchObject([{ status: 'signed' }]);
    } finally {
      await lean.close();
    }
  });

  it('waits for the last of several contracts, and takes a document of the company’s', async () => {
    const signing = await world.signing(service);
    await world.put(signing, { contracts: [signing.contract, { ...await world.contract(await contractPdf(1, 'Second'), service), id: 'second' }] });
    expect((await send(eventOf(signing))).json).toEqual({ taken: true, substate: 'sign' });
    const id = await portal.share(copy, 'signed.pdf');
    expect((await send(eventOf(signing, { contract: 'second', sha256: undefined, file: { id } }))).json).toEqual({ taken: true, substate: 'signed' });
    expect((await world.stored(signing.project)).map(({ signed }) => signed?.file.sha256)).toEqual([sha256(copy), sha256(copy)]);
  });

  it('says it late, or once more in another event: the contract is signed already, and nothing changes', async () => {
    const signing = await world.signing(service);
    await send(eventOf(signing));
    const before = await world.stored(signing.project);
    expect((await send(eventOf(signing, { file: { name: 'other.pdf', data: (await contractPdf(1, 'Other')).toString('base64') } }))).json).toEqual({ taken: false, substate: 'signed' });
    expect(await world.stored(signing.project)).toEqual(before);
    expect((await world.files(signing.project)).rows.length).toBe(1);
  });

  it('is believed with its signature, of the very body, no older than five minutes', async () => {
    const signing = await world.signing(service);
    const text = JSON.stringify(eventOf(signing));
    const now = Math.floor(portal.now / 1000);
    for (const [body, header, code] of [
      [text, '', 'signature-wrong'], [text, 'nonsense', 'signature-wrong'], [text, headerOf(text, now, 'another secret'), 'signature-wrong'], [`${text} `, headerOf(text), 'signature-wrong'],
      [text, headerOf(text).replace(/^t=\d+/, `t=${now + 1}`), 'signature-wrong'], [text, headerOf(text, now - 301), 'signature-late'], [text, headerOf(text, now + 301), 'signature-late'],
    ] as const) {
      const answer = await send(body, header);
      expect([answer.status, problemOf(answer).code]).toEqual([401, code]);
    }
    for (const caller of [signing.anna, portal.company]) expect((await caller.ask('/webhooks/signature', { method: 'POST', body: text, headers: { 'Content-Type': 'application/json' } })).status).toBe(401);
    expect([await world.stored(signing.project), (await world.files(signing.project)).rows]).toMatchObject([[{ status: 'open' }], []]);
    // while the secret is changed it signs with both
    expect((await send(text, `${headerOf(text, now, 'the next secret')},${headerOf(text, now).split(',')[1] ?? ''}`)).json).toMatchObject({ taken: true });
  });

  it('is refused what it says of what isn’t there, and leaves no file behind', async () => {
    const signing = await world.signing(service);
    const other = await world.signing({ ways: ['page'] });
    const refused = async (event: SignatureEvent): Promise<unknown[]> => { const answer = await send(event); return [answer.status, problemOf(answer).code, ...(problemOf(answer).errors ?? []).map(({ code }) => code)]; };
    expect(await refused(eventOf(signing, { opportunity: 'nowhere' }))).toEqual([404, 'not-found']);
    expect(await refused(eventOf(signing, { contract: 'nowhere' }))).toEqual([404, 'not-found']);
    expect(await refused(eventOf(signing, { sha256: 'b'.repeat(64) }))).toEqual([409, 'contract-changed']);
    expect(await refused(eventOf(other))).toEqual([422, 'way-not-taken']);
    expect(await refused(eventOf(signing, { file: { id: 'nowhere' } }))).toEqual([422, 'invalid', 'unknown-file']);
    expect(await refused(eventOf(signing, { file: { name: 'a.pdf', data: '' } }))).toEqual([422, 'invalid', 'file-empty']);
    expect(await refused(eventOf(signing, { file: { name: 'a.pdf', data: Buffer.from('text').toString('base64') } }))).toEqual([422, 'invalid', 'not-a-pdf']);
    expect(await refused(eventOf(signing, { file: { name: 'a.pdf', data: Buffer.alloc(20_000_001, 1).toString('base64') } }))).toEqual([422, 'invalid', 'file-too-large']);
    const foreign = await world.signing({ ways: ['upload'] });
    const { id } = await foreign.anna.upload(foreign.project, 'contract.main', copy);
    expect(await refused(eventOf(signing, { file: { id } }))).toEqual([422, 'invalid', 'unknown-file']);
    expect(await refused({ ...eventOf(signing), type: 'contract.burnt' } as never)).toEqual([422, 'invalid', 'invalid-value']);
    const event = eventOf(signing, { sha256: 'b'.repeat(64) });
    // its answer is kept with it, and another event under its id is none
    expect([await refused(event), await refused(event), await refused({ ...event, sha256: sha256(signing.document) })]).toEqual([[409, 'contract-changed'], [409, 'contract-changed'], [422, 'event-reused']]);
    expect([await world.stored(signing.project), (await world.files(signing.project)).rows, await world.substate(signing.project)]).toMatchObject([[{ status: 'open' }], [], 'sign']);
  });

  it('isn’t heard by a backend that knows no secret of it', async () => {
    const deaf = await TestBackend.open(database);
    try {
      expect(problemOf(await deaf.nobody.ask('/webhooks/signature', { method: 'POST', body: '{}', headers: { 'Portal-Signature': 't=1,v1=00' } })).code).toBe('not-configured');
    } finally {
      await deaf.close();
    }
  });
});
