import assert from 'node:assert/strict';
import { newKey, problemOf } from './caller.js';
import type { Rule } from './target.js';

export const problemRules: readonly Rule[] = [
  {
    name: 'every refusal is a problem document whose status is the answer’s',
    async run(stage) {
      const anna = await stage.anna();
      const project = await stage.project();
      const json = { 'Content-Type': 'application/json', 'Idempotency-Key': newKey() };
      const answers = [
        [await stage.nobody.ask('/nothing'), 404], [await anna.ask('/opportunities/nothing'), 404], [await stage.nobody.ask('/me'), 401],
        [await stage.nobody.ask('/session/codes', { method: 'POST', body: '{"identifier"', headers: json }), 400],
        [await stage.nobody.ask('/session/codes', { method: 'POST', body: {} }), 422],
        [await anna.ask(`/opportunities/${project}/actions`, { method: 'POST', body: '{', headers: json }), 400],
        [await anna.ask(`/opportunities/${project}/actions`, { method: 'POST', body: { type: 1 }, headers: json }), 422],
        [await anna.create(project, 'nothing', 10), 422], [await anna.tus('DELETE', 'nothing'), 404], [await anna.ask('/files/nothing'), 404],
      ] as const;
      for (const [answer, status] of answers) {
        assert.equal(answer.status, status);
        const problem = problemOf(answer);
        assert.equal(problem.status, status);
        assert.ok(problem.code === undefined || problem.type.endsWith(problem.code) || problem.type === 'about:blank');
      }
    },
  },
  {
    name: 'members that version 1 doesn’t know are ignored',
    async run(stage) {
      const anna = await stage.anna();
      const project = await stage.project();
      const { revision } = await anna.opportunity(project);
      const answer = await anna.ask(`/opportunities/${project}/actions`, { method: 'POST', body: { type: 'submit-step', revision, payload: { values: {}, later: 1 }, later: { a: 1 } }, headers: { 'Idempotency-Key': newKey() } });
      assert.deepEqual([answer.status, problemOf(answer).code], [422, 'invalid']);
      assert.ok(problemOf(answer).errors?.every(({ code }) => code === 'required' || code === 'consent-required'));
    },
  },
];
