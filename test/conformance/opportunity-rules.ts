import assert from 'node:assert/strict';
import { Me } from '../../src/protocol/index.js';
import { consentsTo, problemOf, sha256 } from './caller.js';
import type { Rule } from './target.js';

export const opportunityRules: readonly Rule[] = [
  {
    name: 'an opportunity reads as the protocol says, and stands in the customer’s list',
    async run(stage) {
      const anna = await stage.anna();
      const project = await stage.project();
      const opportunity = await anna.opportunity(project);
      assert.equal(opportunity.id, project);
      assert.equal(opportunity.view?.kind, 'initial-documentation');
      assert.ok((await anna.get('/me', Me)).opportunities.some(({ id }) => id === project));
    },
  },
  {
    name: 'another customer’s opportunity is 404, just as one that is not there',
    async run(stage) {
      const project = await stage.project();
      const bruno = await stage.bruno();
      const [foreign, missing] = [await bruno.ask(`/opportunities/${project}`), await bruno.ask('/opportunities/no-such-id')];
      assert.equal(foreign.status, 404);
      assert.deepEqual(problemOf(foreign), problemOf(missing));
      assert.ok(!(await bruno.get('/me', Me)).opportunities.some(({ id }) => id === project));
      assert.equal((await stage.nobody.ask(`/opportunities/${project}`)).status, 401);
    },
  },
  {
    name: 'placements come with their definitions in their order, and values of placed fields only',
    async run(stage) {
      const project = await stage.project({ substate: 'contract-documents', values: { 'tax-id': 'A1', note: 'for the company’s eyes' } });
      const answer = await (await stage.anna()).ask(`/opportunities/${project}`);
      const { placements, values } = await (await stage.anna()).opportunity(project);
      assert.deepEqual(placements.map(({ field, definition }) => [field, definition.id]), [['identity', 'identity'], ['tax-id', 'tax-id']]);
      assert.deepEqual(values, { 'tax-id': 'A1' });
      assert.ok(!answer.text.includes('company’s eyes'));
    },
  },
  {
    name: 'internal names of states and substates never leave',
    async run(stage) {
      const { text } = await (await stage.anna()).ask(`/opportunities/${await stage.project()}`);
      for (const name of ['10 documents asked', '20 in review', '30 offers sent']) assert.ok(!text.includes(name), name);
    },
  },
  {
    name: 'a condition carries the SHA-256 of its text in each language',
    async run(stage) {
      const { conditions } = await (await stage.anna()).opportunity(await stage.project());
      assert.ok(conditions.length > 0);
      for (const { text, sha256: hashes } of conditions) {
        for (const [language, one] of Object.entries(typeof text === 'string' ? { und: text } : text)) assert.equal(hashes[language], sha256(one));
      }
    },
  },
  {
    name: 'the timeline shows what is done with the day on which it was left, what is current with the day since when, and next steps without',
    async run(stage) {
      const at = '2026-01-05T10:00:00.000Z';
      const project = await stage.project({ substate: 'in-review', history: [{ substate: 'send-documents', at }, { substate: 'in-review', at: '2026-01-06T10:00:00.000Z' }] });
      const { timeline } = await (await stage.anna()).opportunity(project);
      assert.deepEqual(timeline.filter(({ status }) => status !== 'next').map(({ id, status, at: when }) => [id, status, when?.slice(0, 10)]), [['send-documents', 'done', '2026-01-06'], ['in-review', 'current', '2026-01-06']]);
      assert.ok(timeline.filter(({ status }) => status === 'next').every(({ at: when, id }) => when === undefined && ['choose-offer', 'contract-documents'].includes(id)));
    },
  },
  {
    name: 'the revision stays while nothing changes, not even by a draft, and changes with a value, a substate or a move',
    async run(stage) {
      const anna = await stage.anna();
      const project = await stage.project();
      const { revision } = await anna.opportunity(project);
      const draft = { substate: 'send-documents', definition: revision, values: { note: 'half' }, consents: [], savedAt: '2026-01-01T00:00:00.000Z' };
      assert.equal((await anna.ask(`/opportunities/${project}/draft`, { method: 'PUT', body: draft })).status, 204);
      assert.deepEqual((await anna.ask(`/opportunities/${project}/draft`)).json, draft);
      assert.equal((await anna.opportunity(project)).revision, revision);
      const revisions = [revision];
      for (const change of [{ values: { advisor: 'Carla Neri' } }, { substate: 'in-review' }]) {
        await stage.target.put({ id: project, customer: 'anna', type: 'sale', name: 'Via Verdi 8', substate: 'send-documents', ...change });
        revisions.push((await anna.opportunity(project)).revision);
      }
      assert.equal(new Set(revisions).size, 3);
    },
  },
  {
    name: 'of two drafts the newer edit of each field, tick and work counts, whichever is written last',
    async run(stage) {
      const anna = await stage.anna();
      const project = await stage.project();
      const path = `/opportunities/${project}/draft`;
      const at = (minute: number): string => `2026-01-01T00:0${minute}:00.000Z`;
      const phone = { substate: 'send-documents', definition: 'r', values: { note: 'phone', city: 'Roma' }, consents: ['privacy'], work: { plan: 1 }, edits: { 'values/note': at(1), 'values/city': at(4), 'consents/privacy': at(1), 'work/plan': at(1) }, savedAt: at(4) };
      const desk = { substate: 'send-documents', definition: 'r', values: { note: 'desk', city: 'Bari' }, consents: [], edits: { 'values/note': at(3), 'values/city': at(2), 'consents/privacy': at(3), 'work/plan': at(3) }, savedAt: at(3) };
      for (const draft of [phone, desk]) assert.equal((await anna.ask(path, { method: 'PUT', body: draft })).status, 204);
      const merged = { ...phone, values: { note: 'desk', city: 'Roma' }, consents: [], work: undefined, edits: { 'values/note': at(3), 'values/city': at(4), 'consents/privacy': at(3), 'work/plan': at(3) } };
      assert.deepEqual((await anna.ask(path)).json, JSON.parse(JSON.stringify(merged)));
      assert.equal((await anna.ask(path, { method: 'PUT', body: phone })).status, 204);
      assert.deepEqual((await anna.ask(path)).json, JSON.parse(JSON.stringify(merged)));
    },
  },
  {
    name: 'a draft of a step where the project isn’t is refused, and nothing of it kept',
    async run(stage) {
      const anna = await stage.anna();
      const project = await stage.project();
      const draft = { substate: 'in-review', definition: 'r', values: { note: 'late' }, consents: [], savedAt: '2026-01-01T00:00:00.000Z' };
      assert.equal((await anna.ask(`/opportunities/${project}/draft`, { method: 'PUT', body: draft })).status, 409);
      assert.equal((await anna.ask(`/opportunities/${project}/draft`)).status, 404);
    },
  },
  {
    name: 'a draft is the customer’s own',
    async run(stage) {
      const project = await stage.project();
      const draft = { substate: 'send-documents', definition: 'x', values: {}, consents: [], savedAt: '2026-01-01T00:00:00.000Z' };
      const bruno = await stage.bruno();
      assert.equal((await bruno.ask(`/opportunities/${project}/draft`, { method: 'PUT', body: draft })).status, 404);
      assert.equal((await bruno.ask(`/opportunities/${project}/draft`)).status, 404);
    },
  },
  {
    name: 'every action says whether it is available, and why not when it isn’t',
    async run(stage) {
      const anna = await stage.anna();
      const offerless = await anna.opportunity(await stage.project({ substate: 'choose-offer', offers: [] }));
      assert.deepEqual(offerless.actions.filter(({ type }) => type === 'accept-budget').map(({ available, reason }) => [available, reason !== undefined]), [[false, true]]);
      const step = await anna.opportunity(await stage.project());
      assert.deepEqual(step.actions, [{ type: 'submit-step', available: true }]);
      assert.ok(consentsTo(step).length > 0);
    },
  },
];
