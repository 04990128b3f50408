import { describe, expect, it } from 'vitest';
import { decide, offerAt, present, type Decision, type Snapshot } from '../../src/engine/index.js';
import type { ActionPayload, Offer, OfferView, ShownOffer } from '../../src/protocol/index.js';
import { offer, snapshot } from './snapshots.js';

const at = (offers: readonly Offer[], more: Partial<Snapshot['opportunity']> = {}): Snapshot => snapshot('offers', { offers, ...more });
const act = (where: Snapshot, type: string, payload: ActionPayload): Decision => decide(where, { type, revision: present(where).revision, payload });
const outcome = (decision: Decision): unknown => (decision.verdict === 'accepted' ? decision.effects.map(({ kind }) => kind) : `${decision.code} ${decision.errors.map(({ pointer, code }) => `${pointer} ${code}`).join()}`);
const consent = { condition: 'privacy', version: 1, language: 'und', sha256: 'hash-privacy-1' };
const accept = (where: Snapshot, id: string): unknown => outcome(act(where, 'accept-budget', { offer: id, consents: [consent] }));
const ask = (where: Snapshot, payload: ActionPayload): unknown => outcome(act(where, 'ask-offer-change', payload));
const decline = (where: Snapshot, payload: ActionPayload): unknown => outcome(act(where, 'decline-offer', payload));
const shown = (where: Snapshot): readonly ShownOffer[] => (present(where).view as unknown as OfferView).offers;
const leading = (action: string, target: string): Snapshot['flow'] => { const { flow } = snapshot(); return { ...flow, externalActions: [...flow.externalActions, { source: 'customer-portal', action, target }] }; };

const closed = ['accepted', 'declined', 'withdrawn'].map((status) => offer(status, { status }));
const past = { validUntil: '2026-11-23' };

describe('an offer that the company hasn’t sent', () => {
  const draft = offer('draft', { status: 'draft', name: 'Not yet' });

  it('is nowhere in what the customer gets, and changes nothing of it', () => {
    expect(JSON.stringify(present(at([offer('a'), draft])))).toBe(JSON.stringify(present(at([offer('a')]))));
    expect(present(at([draft])).actions.map(({ reason }) => reason?.code)).toEqual(['nothing-open', 'nothing-open', 'nothing-open']);
  });

  it('can’t be accepted, declined or asked about by who guesses its id', () => {
    const where = at([offer('a'), draft]);
    expect([accept(where, 'draft'), ask(where, { offer: 'draft', text: 'x' }), decline(where, { offer: 'draft' })]).toEqual(Array(3).fill('unknown-offer /payload/offer unknown-offer'));
    expect(accept(where, 'a')).toEqual(['accept-offer', 'record-consent', 'move']);
  });
});

describe('asking for a change', () => {
  it('notes it down and leaves every offer and the project where they are', () => {
    const decision = act(at([offer('a'), offer('b')]), 'ask-offer-change', { offer: 'b', text: '  A larger battery\n' });
    expect(decision).toEqual({ verdict: 'accepted', files: [], effects: [{ kind: 'ask', asked: { kind: 'offer-change', about: 'b', text: 'A larger battery', at: '2026-11-24T12:00:00.000Z' } }] });
  });

  it('moves the project where the company said that it does', () => {
    const where = { ...at([offer('a')]), flow: leading('ask-offer-change', 'waiting') };
    expect(ask(where, { offer: 'a', text: 'x' })).toEqual(['ask', 'move']);
  });

  it('is held up by no condition, and refused without words or with too many', () => {
    const where = at([offer('a')]);
    for (const text of ['', ' \n', undefined, 7, null]) expect(ask(where, { offer: 'a', text })).toBe('required /payload/text required');
    expect(ask(where, { offer: 'a', text: 'x'.repeat(2000) })).toEqual(['ask']);
    expect(ask(where, { offer: 'a', text: 'x'.repeat(2001) })).toBe('invalid /payload/text too-long');
    expect(ask(where, { text: 'x' })).toBe('unknown-offer /payload/offer unknown-offer');
  });

  it('is open for one whose last day has passed, and for none that is accepted, declined or withdrawn', () => {
    expect(ask(at([offer('old', past)]), { offer: 'old', text: 'x' })).toEqual(['ask']);
    for (const one of closed.slice(1)) expect(ask(at([offer('a'), one]), { offer: one.id, text: 'x' })).toMatch(/^offer-/);
    expect(ask(at([offer('a'), offer('b', { status: 'accepted' })]), { offer: 'a', text: 'x' })).toBe('unavailable /type already-accepted');
  });

  it('shows with its offer, the last one of it', () => {
    const asked = [
      { kind: 'offer-change' as const, about: 'a', text: 'first', at: '2026-11-20T08:00:00.000Z' },
      { kind: 'visit-change' as const, about: 'b', text: 'a visit', at: '2026-11-22T08:00:00.000Z' },
      { kind: 'offer-change' as const, about: 'a', text: 'second', at: '2026-11-21T08:00:00.000Z' },
    ];
    const where = at([offer('a'), offer('b')], { asked });
    expect(shown(where).map((one) => one.asked)).toEqual([{ at: '2026-11-21T08:00:00.000Z', text: 'second' }, undefined]);
    // it is a value that the server holds: the revision changes with it, and not with what was asked of a visit
    const revision = (list: typeof asked): string => present(at([offer('a'), offer('b')], { asked: list })).revision;
    expect([revision(asked) === revision([]), revision(asked) === revision(asked.filter(({ kind }) => kind === 'offer-change')), revision(asked.slice(1, 2)) === revision([])]).toEqual([false, true, true]);
  });
});

describe('declining', () => {
  it('one declines that one with its reason, and the project stays while another is open', () => {
    const where = { ...at([offer('a'), offer('b')]), flow: leading('decline-offer', 'failed') };
    expect(act(where, 'decline-offer', { offer: 'a', reason: ' Too dear ' })).toEqual({ verdict: 'accepted', files: [], effects: [{ kind: 'decline-offer', offer: 'a', reason: 'Too dear' }] });
  });

  it('the last that is open takes the project where the company set, or leaves it', () => {
    const last = [offer('a'), offer('old', past), ...closed.slice(1)];
    expect(decline({ ...at(last), flow: leading('decline-offer', 'failed') }, { offer: 'a' })).toEqual(['decline-offer', 'move']);
    expect(decline(at(last), { offer: 'a' })).toEqual(['decline-offer']);
  });

  it('needs no reason and no consent, and takes no reason that is none', () => {
    const where = at([offer('a'), offer('b')]);
    for (const reason of [undefined, '', '  ']) expect(act(where, 'decline-offer', { offer: 'a', reason })).toMatchObject({ effects: [{ kind: 'decline-offer', offer: 'a' }] });
    for (const reason of [7, null, {}]) expect(decline(where, { offer: 'a', reason })).toBe('invalid /payload/reason invalid');
    expect(decline(where, { offer: 'a', reason: 'x'.repeat(2001) })).toBe('invalid /payload/reason too-long');
  });

  it('is refused for one that isn’t open, each with its own reason', () => {
    const where = at([offer('a'), offer('old', past), ...closed.slice(1)]);
    expect(['old', 'declined', 'withdrawn', 'none'].map((id) => decline(where, { offer: id }))).toEqual([
      'offer-expired /payload/offer offer-expired', 'offer-not-open /payload/offer offer-not-open', 'offer-withdrawn /payload/offer offer-withdrawn', 'unknown-offer /payload/offer unknown-offer',
    ]);
    expect(decline(at([offer('a'), offer('b', { status: 'accepted' })]), { offer: 'a' })).toBe('unavailable /type already-accepted');
  });
});

describe('which of the three can be done', () => {
  const now = (offers: readonly Offer[]): string[] => present(at(offers)).actions.map(({ type, reason }) => `${type} ${reason?.code ?? 'now'}`);

  it('is said action by action', () => {
    expect(now([offer('a')])).toEqual(['accept-budget now', 'ask-offer-change now', 'decline-offer now']);
    // a new one can be asked for though none can be accepted
    expect(now([offer('old', past)])).toEqual(['accept-budget nothing-open', 'ask-offer-change now', 'decline-offer nothing-open']);
    expect(now([offer('a'), offer('b', { status: 'accepted' })])).toEqual(['accept-budget already-accepted', 'ask-offer-change already-accepted', 'decline-offer already-accepted']);
    // without a way on nothing can be accepted; asking and declining go nowhere anyway
    const bare = { ...at([offer('a')]), flow: { ...snapshot().flow, externalActions: [] } };
    expect(present(bare).actions.map(({ reason }) => reason?.code)).toEqual(['no-target', undefined, undefined]);
  });

  it('never depends on the clock alone for the revision', () => {
    const one = at([offer('old', past)]);
    expect(present({ ...one, now: '2026-11-01T00:00:00.000Z' }).revision).toBe(present(one).revision);
    expect([offerAt(offer('old', past), one.now).status, accept(one, 'old')]).toEqual(['expired', 'unavailable /type nothing-open']);
  });
});
