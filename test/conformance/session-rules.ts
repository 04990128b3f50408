import assert from 'node:assert/strict';
import { CodeChallenge, Me, Session } from '../../src/protocol/index.js';
import { problemOf } from './caller.js';
import { annasAddress, brunosAddress, type Rule, type Stage } from './target.js';

const ask = (stage: Stage, identifier: string) => stage.nobody.ask('/session/codes', { method: 'POST', body: { identifier } });
const signIn = (stage: Stage, challenge: string, code: string) => stage.nobody.ask('/session', { method: 'POST', body: { challenge, code } });
const refresh = (stage: Stage, refreshToken: string) => stage.nobody.ask('/session/refresh', { method: 'POST', body: { refreshToken } });

export const sessionRules: readonly Rule[] = [
  {
    name: 'a code signs a customer in, and GET /me says who they are',
    async run(stage) {
      const { token } = await stage.signIn(annasAddress);
      assert.equal((await stage.as(token).get('/me', Me)).id, 'anna');
    },
  },
  {
    name: 'an unknown identifier gets an answer of the same shape, and a wrong code the same refusal',
    async run(stage) {
      const [known, unknown] = [await ask(stage, annasAddress), await ask(stage, 'nobody@example.com')];
      assert.equal(unknown.status, known.status);
      const [one, other] = [CodeChallenge.parse(known.json), CodeChallenge.parse(unknown.json)];
      assert.equal(other.challenge.length, one.challenge.length);
      assert.equal(other.resendAfter, one.resendAfter);
      const refusals = [await signIn(stage, one.challenge, 'wrong'), await signIn(stage, other.challenge, 'wrong')];
      assert.deepEqual(refusals[1]?.json, refusals[0]?.json);
      assert.equal(refusals[1]?.status, refusals[0]?.status);
    },
  },
  {
    name: 'a wrong code is code-wrong, a challenge that is not there is code-expired',
    async run(stage) {
      const { challenge } = CodeChallenge.parse((await ask(stage, annasAddress)).json);
      assert.equal(problemOf(await signIn(stage, challenge, 'wrong')).code, 'code-wrong');
      assert.equal(problemOf(await signIn(stage, 'no-such-challenge', '000000')).code, 'code-expired');
    },
  },
  {
    name: 'a code dies after a few wrong tries, even for the right one',
    async run(stage) {
      const { challenge } = CodeChallenge.parse((await ask(stage, annasAddress)).json);
      const code = await stage.target.codeFor(annasAddress);
      for (let i = 0; i < 10; i++) assert.equal((await signIn(stage, challenge, 'wrong')).status, 422);
      assert.equal(problemOf(await signIn(stage, challenge, code)).code, 'too-many-tries');
    },
  },
  {
    name: 'a code makes one session: sent again it gets the same answer or none, and none once that session was refreshed',
    async run(stage) {
      const { challenge } = CodeChallenge.parse((await ask(stage, annasAddress)).json);
      const code = await stage.target.codeFor(annasAddress);
      const first = await signIn(stage, challenge, code);
      assert.equal(first.status, 200);
      const again = await signIn(stage, challenge, code);
      if (again.status === 200) assert.deepEqual(again.json, first.json);
      else assert.equal(problemOf(again).code, 'code-expired');
      assert.equal((await refresh(stage, Session.parse(first.json).refreshToken)).status, 200);
      assert.equal(problemOf(await signIn(stage, challenge, code)).code, 'code-expired');
    },
  },
  {
    name: 'a refresh token rotates, and the one before gets the same answer while it is good',
    async run(stage) {
      const { refreshToken } = await stage.signIn(annasAddress);
      const next = Session.parse((await refresh(stage, refreshToken)).json);
      assert.notEqual(next.refreshToken, refreshToken);
      assert.deepEqual((await refresh(stage, refreshToken)).json, next);
      assert.equal((await stage.as(next.token).ask('/me')).status, 200);
      assert.equal((await refresh(stage, next.refreshToken)).status, 200);
    },
  },
  {
    name: 'DELETE /session ends the session: neither token is good any more',
    async run(stage) {
      const { token, refreshToken } = await stage.signIn(annasAddress);
      assert.equal((await stage.as(token).ask('/session', { method: 'DELETE' })).status, 204);
      assert.equal((await stage.as(token).ask('/me')).status, 401);
      assert.equal((await refresh(stage, refreshToken)).status, 401);
    },
  },
  {
    name: 'DELETE /session?everywhere=true ends every session of the customer, and of nobody else; each of them says that it was ended so',
    async run(stage) {
      const [here, there] = [await stage.signIn(annasAddress), await stage.signIn(annasAddress)];
      const other = await stage.signIn(brunosAddress);
      assert.equal((await stage.nobody.ask('/session?everywhere=true', { method: 'DELETE' })).status, 401);
      assert.equal((await stage.as(there.token).ask('/me')).status, 200);
      assert.equal((await stage.as(here.token).ask('/session?everywhere=true', { method: 'DELETE' })).status, 204);
      stage.forget();
      for (const { token, refreshToken } of [here, there]) {
        for (const answer of [await stage.as(token).ask('/me'), await refresh(stage, refreshToken)]) {
          assert.equal(answer.status, 401);
          assert.equal(problemOf(answer).code, 'signed-out');
        }
      }
      assert.equal((await stage.as(other.token).ask('/me')).status, 200);
      // and one that is over ends no later one
      const { token } = await stage.signIn(annasAddress);
      assert.equal((await stage.as(here.token).ask('/session?everywhere=true', { method: 'DELETE' })).status, 401);
      assert.equal((await stage.as(token).ask('/me')).status, 200);
    },
  },
  {
    name: 'a missing or made-up token is 401',
    async run(stage) {
      for (const caller of [stage.nobody, stage.as('made-up'), stage.as('')]) {
        const answer = await caller.ask('/me');
        assert.equal(answer.status, 401);
        assert.equal(problemOf(answer).status, 401);
      }
      assert.equal((await refresh(stage, 'made-up')).status, 401);
    },
  },
];
