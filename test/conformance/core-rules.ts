import assert from 'node:assert/strict';
import { ActionAnswer, Me, Opportunity, type ActionPayload } from '../../src/protocol/index.js';
import { accepted, consentsTo, newKey, problemOf, sha256, type Answer, type Caller } from './caller.js';
import type { Rule, Stage } from './target.js';

/** A step of Anna's without files, as it can be sent. */
async function ready(stage: Stage): Promise<{ anna: Caller; project: string; shown: Opportunity; payload: ActionPayload }> {
  const anna = await stage.anna();
  const project = await stage.project({ substate: 'say-more' });
  const shown = await anna.opportunity(project);
  return { anna, project, shown, payload: { values: { 'tax-id': 'A1' }, consents: consentsTo(shown) } };
}

const standsStill = async (anna: Caller, project: string): Promise<void> => assert.equal((await anna.opportunity(project)).substate.id, 'say-more');
const refusal = (answer: Answer): [number, string | undefined, string[]] => [answer.status, problemOf(answer).code, (problemOf(answer).errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`)];

/**
 * The core of the protocol: what a backend must do before a portal is of any use, and all that one of a single file has to.
 * No codes, no uploads, no events: the customers come with a token of the company's own.
 */
export const coreRules: readonly Rule[] = [
  {
    name: 'core: whoever has a token sees their own projects, and nobody else does',
    async run(stage) {
      const { anna, project } = await ready(stage);
      const me = await anna.get('/me', Me);
      assert.equal(me.id, 'anna');
      assert.ok(me.opportunities.some(({ id }) => id === project));
      for (const path of ['/me', `/opportunities/${project}`]) {
        for (const token of [undefined, 'made-up', `${anna.token}x`]) {
          const answer = await (token === undefined ? stage.nobody : stage.as(token)).ask(path);
          assert.deepEqual([answer.status, problemOf(answer).status], [401, 401], `${path} with ${token ? 'a made-up token' : 'no token'}`);
        }
      }
      const bruno = await stage.bruno();
      assert.ok(!(await bruno.get('/me', Me)).opportunities.some(({ id }) => id === project));
      assert.deepEqual(problemOf(await bruno.ask(`/opportunities/${project}`)), problemOf(await bruno.ask('/opportunities/no-such-id')));
    },
  },
  {
    name: 'core: a step reads as the protocol says, with its fields, its conditions by their hashes, and what can be done',
    async run(stage) {
      const { shown } = await ready(stage);
      assert.equal(shown.view?.kind, 'initial-documentation');
      assert.deepEqual(shown.placements.map(({ field, required, definition }) => [field, required, definition.id]), [['tax-id', true, 'tax-id'], ['note', false, 'note']]);
      assert.deepEqual(shown.actions, [{ type: 'submit-step', available: true }]);
      const [privacy] = shown.conditions;
      assert.ok(privacy);
      for (const [language, text] of Object.entries(privacy.text)) assert.equal(privacy.sha256[language], sha256(text));
    },
  },
  {
    name: 'core: a step that is sent answers a receipt for its key and the project where the company wants it',
    async run(stage) {
      const { anna, project, payload } = await ready(stage);
      const key = newKey();
      const { receipt, opportunity } = ActionAnswer.parse((await anna.act(project, 'submit-step', payload, { key })).json);
      assert.deepEqual([receipt.key, receipt.type], [key, 'submit-step']);
      assert.match(receipt.number, /\S{4,}/);
      assert.equal(opportunity?.substate.id, 'in-review');
      assert.equal((await anna.opportunity(project)).revision, opportunity.revision);
    },
  },
  {
    name: 'core: the same key with the same body is the same action, also at once',
    async run(stage) {
      const { anna, project, payload, shown } = await ready(stage);
      const key = newKey();
      const send = () => anna.act(project, 'submit-step', payload, { key, revision: shown.revision });
      const answers = [...(await Promise.all([send(), send()])), await send()];
      for (const answer of answers) assert.deepEqual([answer.status, accepted(answer).receipt], [200, accepted(answers[0] as Answer).receipt]);
      assert.equal((await anna.opportunity(project)).timeline.filter(({ status }) => status !== 'next').length, 2);
    },
  },
  {
    name: 'core: the same key with another body is 422 key-reused, and an action without a key 400; both do nothing',
    async run(stage) {
      const { anna, project, payload, shown } = await ready(stage);
      const key = newKey();
      assert.equal((await anna.act(project, 'submit-step', { ...payload, values: {} }, { key, revision: shown.revision })).status, 422);
      assert.deepEqual(refusal(await anna.act(project, 'submit-step', payload, { key, revision: shown.revision })).slice(0, 2), [422, 'key-reused']);
      const bare = await anna.ask(`/opportunities/${project}/actions`, { method: 'POST', body: { type: 'submit-step', revision: shown.revision, payload } });
      assert.deepEqual([bare.status, problemOf(bare).code], [400, 'idempotency-key-missing']);
      await standsStill(anna, project);
    },
  },
  {
    name: 'core: what is missing, wrong or not consented to is 422 with a pointer to each, and nothing is done',
    async run(stage) {
      const { anna, project, payload } = await ready(stage);
      assert.deepEqual(refusal(await anna.act(project, 'submit-step', {})), [422, 'invalid', ['/payload/values/tax-id required', '/payload/consents/privacy consent-required']]);
      assert.deepEqual(refusal(await anna.act(project, 'submit-step', { ...payload, values: { 'tax-id': 'x'.repeat(17) } })), [422, 'invalid', ['/payload/values/tax-id too-long']]);
      assert.deepEqual(refusal(await anna.act(project, 'fly-away', payload)).slice(0, 2), [422, 'unknown-action']);
      await standsStill(anna, project);
    },
  },
  {
    name: 'core: an action on a step that has passed is 409 with the project as it is now, kept with the key',
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
    name: 'core: what can’t be read is a problem document, too',
    async run(stage) {
      const { anna, project } = await ready(stage);
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': newKey() };
      for (const [answer, status] of [
        [await anna.ask(`/opportunities/${project}/actions`, { method: 'POST', body: '{', headers }), 400],
        [await anna.ask(`/opportunities/${project}/actions`, { method: 'POST', body: { type: 1 }, headers }), 422],
        [await stage.nobody.ask('/no-such-thing'), 404],
      ] as const) assert.deepEqual([answer.status, problemOf(answer).status], [status, status]);
      await standsStill(anna, project);
    },
  },
];
