import { describe, expect, it } from 'vitest';
import { changedSince, contractSlot, decide, decideService, mostPoints, mostStrokes, present, signatureSlot, strokesFault, uploadSlots, type Decision, type Snapshot } from '../../src/engine/index.js';
import type { Contract, ContractView, Drawing, Flow, Signature, SignPayload } from '../../src/protocol/index.js';
import { condition, flow, offer, pdf, snapshot } from './snapshots.js';

const hash = 'a'.repeat(64);
const document = { id: 'doc', name: 'contract.pdf', size: 9, type: 'application/pdf', sha256: hash };
const contract = (id: string, more: Partial<Contract> = {}): Contract => ({ id, name: `Contract ${id} of {{customer.name}}`, document, ways: ['upload', 'page', 'service'], service: { url: 'https://sign.example' }, status: 'open', ...more });
const signed = { file: { ...document, id: 'signed' }, at: '2026-11-20T12:00:00.000Z', way: 'page', name: 'Anna' };
const wave = [[[0.1, 0.5], [0.5, 0.2], [0.9, 0.6]]];
const signature: Signature = { way: 'drawn', name: ' Anna Ferri ', strokes: wave };

const selling: Flow = {
  ...flow,
  states: [...flow.states, { id: 'contract', name: 'contract', publicName: 'Contract', substates: [
    { id: 'sign', name: 'sign', publicName: 'Sign', view: 'contract-signature' },
    { id: 'signed', name: 'signed', publicName: 'Signed', view: null },
  ] }],
  externalActions: [...flow.externalActions, { source: 'customer-portal', action: 'sign-contract', target: 'signed' }],
};
const at = (contracts: Contract[], more: Partial<Snapshot['opportunity']> = {}, rest: Partial<Snapshot> = {}): Snapshot => snapshot('sign', { contracts, ...more }, {
  flow: selling,
  files: new Map([['copy', { ...pdf, id: 'copy', field: contractSlot('c') }], ['other', { ...pdf, id: 'other', field: 'paper' }], ['picture', { ...pdf, id: 'picture', name: 'me.png', type: 'image/png', field: signatureSlot('c') }]]),
  ...rest,
});
const sign = (world: Snapshot, payload: Partial<SignPayload> & { consents?: never[] }): Decision => decide(world, { type: 'sign-contract', revision: present(world).revision, payload: { contract: 'c', sha256: hash, ...payload } });
const codes = (decision: Decision): string[] => (decision.verdict === 'refused' ? [decision.code, ...decision.errors.map(({ pointer, code }) => `${pointer} ${code}`)] : [decision.verdict]);
const kinds = (decision: Decision): string[] => (decision.verdict === 'accepted' ? decision.effects.map(({ kind }) => kind) : [decision.code]);

describe('signing a contract', () => {
  it('takes the signed copy, a signature made in the page, and nothing else of the payload', () => {
    const world = at([contract('c')]);
    expect(sign(world, { file: 'copy' })).toEqual({
      verdict: 'accepted', files: [{ ...pdf, id: 'copy' }],
      effects: [{ kind: 'sign-contract', contract: 'c', way: 'upload', at: world.now, file: { ...pdf, id: 'copy' } }, { kind: 'move', from: 'sign', to: 'signed', at: world.now }],
    });
    const made = sign(world, { signature: { ...signature, file: 'picture' } });
    expect(made.verdict === 'accepted' && made.effects[0]).toEqual({ kind: 'sign-contract', contract: 'c', way: 'page', at: world.now, signature: { way: 'drawn', name: 'Anna Ferri', strokes: wave } });
    const typed = sign(world, { signature: { way: 'typed', name: 'Anna', strokes: wave } });
    expect(typed.verdict === 'accepted' && typed.effects[0]).toMatchObject({ signature: { way: 'typed', name: 'Anna' } });
    expect(typed.verdict === 'accepted' && JSON.stringify(typed.effects[0])).not.toContain('strokes');
    expect(kinds(sign(world, { signature: { way: 'uploaded', name: 'Anna', file: 'picture' } }))).toEqual(['sign-contract', 'move']);
  });

  it('goes on with the last of several, and stays until then', () => {
    const two = at([contract('c'), contract('d'), contract('e', { status: 'withdrawn' }), contract('f', { status: 'signed', signed })]);
    expect(kinds(sign(two, { file: 'copy' }))).toEqual(['sign-contract']);
    expect(kinds(sign(at([contract('c'), contract('d', { status: 'signed', signed })]), { file: 'copy' }))).toEqual(['sign-contract', 'move']);
  });

  it('hands over to the service without a signature: nothing is signed, and the project stays', () => {
    const handed = sign(at([contract('c')]), { service: true });
    expect(handed).toEqual({ verdict: 'accepted', effects: [], files: [] });
    expect(codes(sign(at([contract('c', { service: undefined })]), { service: true }))).toEqual(['way-not-taken', '/payload/contract way-not-taken']);
  });

  it('refuses what isn’t there, isn’t open, isn’t what was read, or isn’t a way that the company takes', () => {
    const refusals: [Contract[], Partial<SignPayload>, string, string][] = [
      [[contract('x')], { file: 'copy' }, 'unknown-contract', 'contract'],
      [[contract('c', { status: 'signed', signed }), contract('x')], { file: 'copy' }, 'contract-signed', 'contract'],
      [[contract('c', { status: 'withdrawn' }), contract('x')], { file: 'copy' }, 'contract-withdrawn', 'contract'],
      [[contract('c', { status: 'of-a-later-version' }), contract('x')], { file: 'copy' }, 'contract-not-open', 'contract'],
      [[contract('c')], { file: 'copy', sha256: 'b'.repeat(64) }, 'contract-changed', 'sha256'],
      [[contract('c', { ways: ['page'] })], { file: 'copy' }, 'way-not-taken', 'contract'],
      [[contract('c', { ways: ['upload'] })], { signature }, 'way-not-taken', 'contract'],
      [[contract('c')], {}, 'signature-missing', 'signature'],
      [[contract('c')], { file: 'copy', signature }, 'signature-missing', 'signature'],
      [[contract('c')], { signature, service: true }, 'signature-missing', 'signature'],
      [[contract('c')], { file: 'other' }, 'unknown-file', 'file'],
      [[contract('c')], { file: 'nowhere' }, 'unknown-file', 'file'],
      [[contract('c')], { file: '__proto__' }, 'unknown-file', 'file'],
      [[contract('c')], { signature: { way: 'drawn' } as Signature }, 'signature-malformed', 'signature'],
    ];
    for (const [contracts, payload, code, member] of refusals) expect(codes(sign(at(contracts), payload)), code).toEqual([code, `/payload/${member} ${code}`]);
  });

  it('says where a signature lacks something', () => {
    const faults = (more: Partial<Signature>): string[] => codes(sign(at([contract('c')]), { signature: { ...signature, ...more } })).slice(1);
    expect(faults({ name: '  ' })).toEqual(['/payload/signature/name required']);
    expect(faults({ name: 'A' })).toEqual(['/payload/signature/name too-short']);
    expect(faults({ name: 'ÄÖ' })).toEqual([]);
    expect(faults({ name: 'x'.repeat(101) })).toEqual(['/payload/signature/name too-long']);
    expect(faults({ name: '', strokes: [] })).toEqual(['/payload/signature/name required', '/payload/signature/strokes signature-empty']);
    expect(faults({ way: 'uploaded' })).toEqual(['/payload/signature/file required']);
    expect(faults({ way: 'uploaded', file: 'copy' })).toEqual(['/payload/signature/file unknown-file']);
  });

  it('takes strokes that a person may have drawn, and no others', () => {
    expect(strokesFault(wave)).toBeUndefined();
    expect(strokesFault([[[0, 0], [1, 1]]])).toBeUndefined();
    for (const none of [undefined, [], [[]], [[[0.5, 0.5]]], [[[0.5, 0.5], [0.51, 0.505]]]]) expect(strokesFault(none)).toBe('signature-empty');
    for (const bad of [[[1.1, 0]], [[-0.1, 0]], [[NaN, 0]], [[0]], [[0, 0, 0]]]) expect(strokesFault([[[0, 0], [1, 1]], bad])).toBe('signature-malformed');
    expect(strokesFault(Array.from({ length: mostStrokes }, () => [[0, 0], [1, 1]]))).toBeUndefined();
    expect(strokesFault(Array.from({ length: mostStrokes + 1 }, () => [[0, 0], [1, 1]]))).toBe('signature-too-long');
    const long = (points: number): number[][][] => [Array.from({ length: points }, (_, i) => [i / points, 0.5])];
    expect([strokesFault(long(mostPoints)), strokesFault(long(mostPoints + 1))]).toEqual([undefined, 'signature-too-long']);
  });

  it('is held up by the conditions, and by where nothing is to be signed', () => {
    const states = selling.states.map((state) => ({ ...state, substates: state.substates.map((substate) => (substate.id === 'sign' ? { ...substate, conditions: ['privacy'] } : substate)) }));
    const owed = at([contract('c')], {}, { flow: { ...selling, states }, conditions: new Map([['privacy', condition('privacy', true)]]) });
    expect(codes(sign(owed, { file: 'copy' }))).toEqual(['invalid', '/payload/consents/privacy consent-required']);
    expect(codes(sign(owed, { service: true }))).toEqual(['invalid', '/payload/consents/privacy consent-required']);
    const reason = (world: Snapshot): string | undefined => present(world).actions[0]?.reason?.code;
    expect([reason(at([])), reason(at([contract('c', { status: 'signed', signed })])), reason(at([contract('c')])), reason(at([contract('c')], {}, { flow: { ...selling, externalActions: [] } }))]).toEqual(['no-contract', 'nothing-to-sign', undefined, 'no-target']);
  });

  it('shows the contracts with their texts filled in, and a new revision when one of them changes', () => {
    const view = present(at([contract('c')])).view as unknown as ContractView;
    expect(view.contracts[0]?.name).toBe('Contract c of Anna');
    const revisions = [contract('c'), contract('c', { document: { ...document, sha256: 'b'.repeat(64) } }), contract('c', { status: 'withdrawn' })].map((one) => present(at([one])).revision);
    expect(new Set(revisions).size).toBe(3);
  });

  it('has a place for the signed copy and for a picture of the signature, of open contracts alone and as the ways ask', () => {
    const places = (contracts: Contract[]): string[] => uploadSlots(present(at(contracts))).map(({ field }) => field);
    expect(places([contract('c'), contract('d', { ways: ['upload'] }), contract('e', { status: 'signed', signed }), contract('f', { ways: ['service'] })])).toEqual(['contract.c', 'signature.c', 'contract.d', 'ticket']);
    expect(uploadSlots({ ...present(at([])), view: { kind: 'contract-signature' } }).map(({ field }) => field)).toEqual(['ticket']);
  });
});

describe('a signature that doesn’t count any more', () => {
  const roof = (pitch: number): Drawing => ({ faces: [], area: pitch } as unknown as Drawing);

  it('is dropped by another design, another accepted offer, another price or other lines', () => {
    const agreed = [offer('1', { status: 'accepted' }), offer('2')];
    const same = changedSince({ drawing: roof(1), offers: agreed }, { drawing: JSON.parse('{"area":1,"faces":[]}') as Drawing, offers: [...agreed].reverse() });
    expect(same).toBeUndefined();
    expect(changedSince({ drawing: roof(1), offers: agreed }, { drawing: roof(2), offers: agreed })).toBe('design-changed');
    for (const after of [[offer('2', { status: 'accepted' })], [offer('1', { status: 'accepted', price: { amount: 101, currency: 'EUR' } })], [offer('1', { status: 'accepted', lines: [{ name: 'Battery' }] })], [offer('1', { status: 'accepted', monthly: { amount: 1, currency: 'EUR' } })]]) {
      expect(changedSince({ offers: agreed }, { offers: after })).toBe('price-changed');
    }
    // a first design, a price that is open again, and another text change nothing that was agreed
    expect([changedSince({ offers: agreed }, { drawing: roof(1), offers: agreed }), changedSince({ offers: agreed }, { offers: [offer('1')] }), changedSince({ offers: agreed }, { offers: [offer('1', { status: 'accepted', description: 'x' })] })]).toEqual([undefined, undefined, undefined]);
  });

  it('falls with the customer’s own acceptance of another offer, of signed contracts alone', () => {
    const world = snapshot('offers', { offers: [offer('1')], consents: [{ condition: 'privacy', version: 1, language: 'und', sha256: 'hash-privacy-1', at: '2026-11-01T08:00:00.000Z' }], contracts: [contract('c', { status: 'signed', signed }), contract('d')] });
    const decision = decide(world, { type: 'accept-budget', revision: present(world).revision, payload: { offer: '1' } });
    expect(decision.verdict === 'accepted' && decision.effects.filter(({ kind }) => kind === 'drop-signature')).toEqual([{ kind: 'drop-signature', contract: 'c', reason: 'price-changed', at: world.now }]);
  });
});

describe('the word of a signature service', () => {
  const event = { id: 'e1', type: 'contract.signed' as const, opportunity: 'anna-1', contract: 'c', file: { id: 'signed' } };
  const external = (...entries: { source: string; from?: string; target: string }[]): Flow => ({ ...selling, externalActions: entries.map((entry) => ({ action: 'sign-contract', ...entry })) });
  const moves = (world: Snapshot): (string | undefined)[] => {
    const decision = decideService(world, event, signed.file);
    return decision.verdict === 'accepted' ? decision.effects.flatMap((effect) => (effect.kind === 'move' ? [effect.to] : [])) : [decision.code];
  };

  it('signs, and brings the project where the customer’s signature would, from the view of contracts', () => {
    const decision = decideService(at([contract('c')]), { ...event, sha256: hash, signedAt: '2026-11-23T10:00:00.000Z', name: 'Anna Ferri' }, signed.file);
    expect(decision).toMatchObject({ verdict: 'accepted', effects: [{ kind: 'sign-contract', contract: 'c', way: 'service', at: '2026-11-23T10:00:00.000Z', file: signed.file, name: 'Anna Ferri' }, { kind: 'move', to: 'signed' }] });
    expect(moves(at([contract('c'), contract('d')]))).toEqual([]);
  });

  it('goes where the company leads that source, in a flow without the view too, and the narrower entry wins', () => {
    const waiting = (flows: Flow): Snapshot => at([contract('c')], { substate: 'waiting' }, { flow: flows });
    expect(moves(waiting(selling))).toEqual([]);
    expect(moves(waiting(external({ source: 'signature-service', target: 'signed' })))).toEqual(['signed']);
    expect(moves(waiting(external({ source: 'signature-service', target: 'signed' }, { source: 'signature-service', from: 'waiting', target: 'first' })))).toEqual(['first']);
    expect(moves(waiting(external({ source: 'signature-service', from: 'sign', target: 'signed' })))).toEqual([]);
    expect(moves(at([contract('c')], {}, { flow: external({ source: 'customer-portal', target: 'first' }, { source: 'signature-service', target: 'signed' }) }))).toEqual(['signed']);
  });

  it('leaves a project where it is that has gone there already, or is closed', () => {
    const leads = external({ source: 'signature-service', target: 'signed' });
    expect([moves(at([contract('c')], { substate: 'signed' }, { flow: leads })), moves(at([contract('c')], { substate: 'failed' }, { flow: leads }))]).toEqual([[], []]);
  });

  it('is refused for a contract that isn’t there, isn’t open, has changed, or isn’t signed that way', () => {
    for (const [contracts, more, code] of [
      [[], {}, 'unknown-contract'], [[contract('c', { status: 'signed', signed })], {}, 'contract-signed'], [[contract('c', { status: 'withdrawn' })], {}, 'contract-withdrawn'],
      [[contract('c')], { sha256: 'b'.repeat(64) }, 'contract-changed'], [[contract('c', { ways: ['page'] })], {}, 'way-not-taken'],
    ] as const) {
      const decision = decideService(at([...contracts]), { ...event, ...more }, signed.file);
      expect(decision.verdict === 'refused' && decision.code).toBe(code);
    }
  });
});
