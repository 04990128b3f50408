import assert from 'node:assert/strict';
import { ActionAnswer, Opportunity, type ActionPayload, type Offer } from '../../src/protocol/index.js';
import { pdfBytes } from '../fixtures/bytes.js';
import { accepted, consentsTo, newKey, problemOf, sha256, type Answer, type Caller } from './caller.js';
import type { Rule, Stage } from './target.js';

/** A step of Anna's that can be sent. */
async function ready(stage: Stage): Promise<{ anna: Caller; project: string; payload: ActionPayload & { values: Record<string, string | string[]> }; shown: Opportunity; file: string }> {
  const anna = await stage.anna();
  const project = await stage.project();
  const { id: file } = await anna.upload(project, 'identity', pdfBytes(project));
  const shown = await anna.opportunity(project);
  return { anna, project, shown, file, payload: { values: { 'tax-id': 'A1', identity: [file] }, consents: consentsTo(shown) } };
}

const errorsOf = (answer: Answer): [string, string][] => {
  assert.equal(answer.status, 422);
  return (problemOf(answer).errors ?? []).map(({ pointer, code }) => [pointer, code]);
};
const standsStill = async (anna: Caller, project: string): Promise<void> => assert.equal((await anna.opportunity(project)).substate.id, 'send-documents');
const offer = (id: string): Offer => ({ id, name: id, price: { amount: 100, currency: 'EUR' }, lines: [], attachments: [], status: 'open' });

export const actionRules: readonly Rule[] = [
  {
    name: 'an action without an Idempotency-Key is 400 idempotency-key-missing, and does nothing',
    async run(stage) {
      const { anna, project, payload, shown } = await ready(stage);
      const answer = await anna.ask(`/opportunities/${project}/actions`, { method: 'POST', body: { type: 'submit-step', revision: shown.revision, payload } });
      assert.deepEqual([answer.status, problemOf(answer).code], [400, 'idempotency-key-missing']);
      await standsStill(anna, project);
    },
  },
  {
    name: 'an accepted action answers a receipt and the opportunity in the substate that the company set',
    async run(stage) {
      const { anna, project, payload, file } = await ready(stage);
      const key = newKey();
      const { receipt, opportunity } = ActionAnswer.parse((await anna.act(project, 'submit-step', payload, { key })).json);
      assert.deepEqual([receipt.key, receipt.type], [key, 'submit-step']);
      assert.match(receipt.number, /\S{4,}/);
      assert.deepEqual(receipt.files?.map(({ id, sha256: hash }) => [id, hash]), [[file, sha256(pdfBytes(project))]]);
      assert.equal(opportunity?.substate.id, 'in-review');
      assert.equal((await anna.opportunity(project)).revision, opportunity.revision);
    },
  },
  {
    name: 'the same key with the same body gives the same receipt again, and does nothing again',
    async run(stage) {
      const { anna, project, payload, shown } = await ready(stage);
      const key = newKey();
      const send = () => anna.act(project, 'submit-step', payload, { key, revision: shown.revision });
      const answers = [await send(), ...(await Promise.all([send(), send()]))];
      assert.deepEqual(answers.map(({ status }) => status), [200, 200, 200]);
      for (const answer of answers) assert.deepEqual(accepted(answer).receipt, accepted(answers[0] as Answer).receipt);
      assert.equal((await anna.opportunity(project)).timeline.filter(({ status }) => status !== 'next').length, 2);
    },
  },
  {
    name: 'the same key with another body is 422 key-reused, and does nothing',
    async run(stage) {
      const { anna, project, payload, shown } = await ready(stage);
      const key = newKey();
      assert.equal((await anna.act(project, 'submit-step', { ...payload, values: {} }, { key, revision: shown.revision })).status, 422);
      const answer = await anna.act(project, 'submit-step', payload, { key, revision: shown.revision });
      assert.deepEqual([answer.status, problemOf(answer).code], [422, 'key-reused']);
      await standsStill(anna, project);
    },
  },
  {
    name: 'a refusal for want of a token is not kept with the key',
    async run(stage) {
      const { anna, project, payload, shown } = await ready(stage);
      const key = newKey();
      assert.equal((await stage.nobody.act(project, 'submit-step', payload, { key, revision: shown.revision })).status, 401);
      assert.equal((await anna.act(project, 'submit-step', payload, { key, revision: shown.revision })).status, 200);
    },
  },
  {
    name: 'a revision that has passed is 409 with the opportunity as it is now, kept with the key',
    async run(stage) {
      const { anna, project, payload, shown } = await ready(stage);
      const key = newKey();
      await stage.target.put({ id: project, customer: 'anna', type: 'sale', name: 'Via Verdi 8', substate: 'in-review' });
      const answer = await anna.act(project, 'submit-step', payload, { key, revision: shown.revision });
      assert.deepEqual([answer.status, problemOf(answer).code], [409, 'moved-on']);
      assert.equal(Opportunity.parse(problemOf(answer).opportunity).substate.id, 'in-review');
      assert.deepEqual((await anna.act(project, 'submit-step', payload, { key, revision: shown.revision })).json, answer.json);
    },
  },
  {
    name: 'missing required values are 422 with a pointer to each field, and the substate stays',
    async run(stage) {
      const { anna, project, payload } = await ready(stage);
      assert.deepEqual(errorsOf(await anna.act(project, 'submit-step', { ...payload, values: {} })), [['/payload/values/tax-id', 'required'], ['/payload/values/identity', 'required']]);
      await standsStill(anna, project);
    },
  },
  {
    name: 'a value that is not valid is 422 with a pointer to its field',
    async run(stage) {
      const { anna, project, payload } = await ready(stage);
      assert.deepEqual(errorsOf(await anna.act(project, 'submit-step', { ...payload, values: { ...payload.values, 'tax-id': 'x'.repeat(17) } })), [['/payload/values/tax-id', 'too-long']]);
      await standsStill(anna, project);
    },
  },
  {
    name: 'a field that is hidden is neither asked for nor kept; shown it is asked for',
    async run(stage) {
      const { anna, project, payload } = await ready(stage);
      assert.deepEqual(errorsOf(await anna.act(project, 'submit-step', { ...payload, values: { ...payload.values, note: 'late' } })), [['/payload/values/why', 'required']]);
      assert.equal((await anna.act(project, 'submit-step', { ...payload, values: { ...payload.values, note: 'soon', why: 'sent all the same' } })).status, 200);
      await stage.target.put({ id: project, customer: 'anna', type: 'sale', name: 'Via Verdi 8', substate: 'send-documents' });
      assert.deepEqual(Object.keys((await anna.opportunity(project)).values).sort(), ['identity', 'note', 'tax-id']);
    },
  },
  {
    name: 'a read-only field can’t be written to',
    async run(stage) {
      const { anna, project, payload } = await ready(stage);
      await stage.target.put({ id: project, customer: 'anna', type: 'sale', name: 'Via Verdi 8', substate: 'send-documents', values: { advisor: 'Carla Neri' } });
      assert.deepEqual(errorsOf(await anna.act(project, 'submit-step', { ...payload, values: { ...payload.values, advisor: 'Me' } })), [['/payload/values/advisor', 'read-only']]);
      assert.equal((await anna.opportunity(project)).values['advisor'], 'Carla Neri');
    },
  },
  {
    name: 'a consent that is missing, or echoes another version, text or language, is refused',
    async run(stage) {
      const { anna, project, payload } = await ready(stage);
      const [privacy] = payload.consents ?? [];
      assert.ok(privacy);
      assert.deepEqual(errorsOf(await anna.act(project, 'submit-step', { ...payload, consents: [] })), [['/payload/consents/privacy', 'consent-required']]);
      for (const consent of [{ ...privacy, version: privacy.version + 1 }, { ...privacy, sha256: sha256('another') }, { ...privacy, language: 'xx' }]) {
        const errors = errorsOf(await anna.act(project, 'submit-step', { ...payload, consents: [consent] }));
        assert.ok(errors.some(([, code]) => code === 'consent-changed'), JSON.stringify(errors));
      }
      await standsStill(anna, project);
    },
  },
  {
    name: 'an accepted consent shows with its time at the next look',
    async run(stage) {
      const { anna, project, payload } = await ready(stage);
      assert.equal((await anna.act(project, 'submit-step', payload)).status, 200);
      await stage.target.put({ id: project, customer: 'anna', type: 'sale', name: 'Via Verdi 8', substate: 'choose-offer' });
      assert.match((await anna.opportunity(project)).conditions.find(({ id }) => id === 'privacy')?.acceptedAt ?? '', /^\d{4}-\d\d-\d\dT/);
    },
  },
  {
    name: 'an unknown action, or one of another view, is 422 unknown-action',
    async run(stage) {
      const { anna, project } = await ready(stage);
      for (const type of ['fly-away', 'accept-budget']) {
        const answer = await anna.act(project, type, {});
        assert.deepEqual([answer.status, problemOf(answer).code], [422, 'unknown-action']);
      }
    },
  },
  {
    name: 'another customer’s opportunity takes no action: 404',
    async run(stage) {
      const { anna, project, payload, shown } = await ready(stage);
      assert.equal((await (await stage.bruno()).act(project, 'submit-step', payload, { revision: shown.revision })).status, 404);
      await standsStill(anna, project);
    },
  },
  {
    name: 'accepting an offer declines the open others and moves on',
    async run(stage) {
      const anna = await stage.anna();
      const project = await stage.project({ substate: 'choose-offer', offers: [offer('a'), offer('b')] });
      const { opportunity } = accepted(await anna.act(project, 'accept-budget', { offer: 'b', consents: consentsTo(await anna.opportunity(project)) }));
      assert.equal(opportunity?.substate.id, 'contract-documents');
      await stage.target.put({ id: project, customer: 'anna', type: 'sale', name: 'Via Verdi 8', substate: 'choose-offer' });
      const view = (await anna.opportunity(project)).view as unknown as { offers: Offer[] };
      assert.deepEqual(view.offers.map(({ id, status }) => [id, status]), [['a', 'declined'], ['b', 'accepted']]);
    },
  },
  {
    name: 'two acceptances that race end with one offer accepted',
    async run(stage) {
      const anna = await stage.anna();
      const project = await stage.project({ substate: 'choose-offer', offers: [offer('a'), offer('b')] });
      const shown = await anna.opportunity(project);
      const answers = await Promise.all(['a', 'b'].map((id) => anna.act(project, 'accept-budget', { offer: id, consents: consentsTo(shown) }, { revision: shown.revision })));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    },
  },
  {
    name: 'an offer that is not there, or expired, is not accepted',
    async run(stage) {
      const anna = await stage.anna();
      const project = await stage.project({ substate: 'choose-offer', offers: [offer('a'), { ...offer('old'), validUntil: '2020-01-01' }] });
      const consents = consentsTo(await anna.opportunity(project));
      for (const [id, code] of [['nothing', 'unknown-offer'], ['old', 'offer-expired']] as const) {
        const answer = await anna.act(project, 'accept-budget', { offer: id, consents });
        assert.deepEqual([answer.status, problemOf(answer).code], [422, code]);
      }
    },
  },
];
