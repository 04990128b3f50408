import assert from 'node:assert/strict';
import { FileLink } from '../../src/protocol/index.js';
import { pdfBytes } from '../fixtures/bytes.js';
import { accepted, consentsTo, problemOf } from './caller.js';
import type { Rule } from './target.js';

export const fileRules: readonly Rule[] = [
  {
    name: 'an upload is created, tells its offset, comes in parts, and its id is the value of a file field',
    async run(stage) {
      const anna = await stage.anna();
      const project = await stage.project();
      const bytes = pdfBytes('parts');
      const created = await anna.create(project, 'identity', bytes.length);
      assert.deepEqual([created.status, created.headers.get('tus-resumable')], [201, '1.0.0']);
      assert.equal((await anna.tus('HEAD', created.id)).headers.get('upload-offset'), '0');
      assert.equal((await anna.patch(created.id, 0, bytes.subarray(0, 20))).status, 204);
      const head = await anna.tus('HEAD', created.id);
      assert.deepEqual([head.headers.get('upload-offset'), head.headers.get('upload-length')], ['20', String(bytes.length)]);
      assert.equal((await anna.patch(created.id, 7, bytes.subarray(7))).status, 409);
      assert.equal((await anna.patch(created.id, 20, bytes.subarray(20))).headers.get('upload-offset'), String(bytes.length));
      const answer = await anna.act(project, 'submit-step', { values: { 'tax-id': 'A1', identity: [created.id] }, consents: consentsTo(await anna.opportunity(project)) });
      assert.deepEqual(accepted(answer).receipt.files?.map(({ id, size }) => [id, size]), [[created.id, bytes.length]]);
    },
  },
  {
    name: 'an unfinished upload is no value',
    async run(stage) {
      const anna = await stage.anna();
      const project = await stage.project();
      const { id } = await anna.create(project, 'identity', 100);
      const answer = await anna.act(project, 'submit-step', { values: { 'tax-id': 'A1', identity: [id] }, consents: consentsTo(await anna.opportunity(project)) });
      assert.ok(problemOf(answer).errors?.some(({ pointer }) => pointer === '/payload/values/identity'));
    },
  },
  {
    name: 'an upload to a read-only field is 403, to a field that takes none 422, to another’s project 404',
    async run(stage) {
      const anna = await stage.anna();
      const project = await stage.project();
      const statuses: number[] = [];
      for (const [caller, field] of [[anna, 'survey'], [anna, 'tax-id'], [anna, 'nothing'], [await stage.bruno(), 'identity'], [stage.nobody, 'identity']] as const) statuses.push((await caller.create(project, field, 10)).status);
      assert.deepEqual(statuses, [403, 422, 422, 404, 401]);
    },
  },
  {
    name: 'an upload larger than the field takes is 413, of a type that it doesn’t take 415, empty 422',
    async run(stage) {
      const anna = await stage.anna();
      const project = await stage.project();
      const answers = [await anna.create(project, 'identity', 1_000_001), await anna.create(project, 'identity', 10, 'a.zip', 'application/zip'), await anna.create(project, 'identity', 0)];
      assert.deepEqual(answers.map((answer) => [answer.status, problemOf(answer).status]), [[413, 413], [415, 415], [422, 422]]);
    },
  },
  {
    name: 'an upload is removed by its owner, and is no value then',
    async run(stage) {
      const anna = await stage.anna();
      const project = await stage.project();
      const { id } = await anna.upload(project, 'identity', pdfBytes('removed'));
      assert.equal((await anna.tus('DELETE', id)).status, 204);
      assert.equal((await anna.tus('HEAD', id)).status, 404);
      const answer = await anna.act(project, 'submit-step', { values: { 'tax-id': 'A1', identity: [id] }, consents: consentsTo(await anna.opportunity(project)) });
      assert.ok(problemOf(answer).errors?.some(({ code }) => code === 'unknown-file'));
    },
  },
  {
    name: 'a file that stands in a value is removed by nobody, and its bytes stay',
    async run(stage) {
      const anna = await stage.anna();
      const project = await stage.project();
      const { id } = await anna.upload(project, 'identity', pdfBytes('sent'));
      assert.equal((await anna.act(project, 'submit-step', { values: { 'tax-id': 'A1', identity: [id] }, consents: consentsTo(await anna.opportunity(project)) })).status, 200);
      assert.equal((await anna.tus('DELETE', id)).status, 409);
      assert.equal((await anna.patch(id, pdfBytes('sent').length, new Uint8Array())).status, 409);
      assert.equal((await anna.patch(id, 0, pdfBytes('other'))).status, 409);
      assert.equal((await anna.ask(`/files/${id}`)).text, pdfBytes('sent').toString());
    },
  },
  {
    name: 'another customer’s upload is 404 for every verb',
    async run(stage) {
      const anna = await stage.anna();
      const { id } = await anna.upload(await stage.project(), 'identity', pdfBytes('mine'));
      const bruno = await stage.bruno();
      const answers = [await bruno.tus('HEAD', id), await bruno.patch(id, 0, pdfBytes()), await bruno.tus('DELETE', id), await bruno.ask(`/files/${id}`), await bruno.ask(`/files/${id}/link`, { method: 'POST' })];
      assert.deepEqual(answers.map(({ status }) => status), [404, 404, 404, 404, 404]);
      assert.equal((await anna.ask(`/files/${id}`)).status, 200);
    },
  },
  {
    name: 'a download is an attachment that no browser guesses the type of',
    async run(stage) {
      const anna = await stage.anna();
      const { id } = await anna.upload(await stage.project(), 'identity', pdfBytes('download'));
      const answer = await anna.ask(`/files/${id}`);
      assert.equal(answer.text, pdfBytes('download').toString());
      assert.match(answer.headers.get('content-disposition') ?? '', /^attachment/);
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
      assert.equal(answer.headers.get('content-type'), 'application/pdf');
      assert.equal((await stage.nobody.ask(`/files/${id}`)).status, 401);
    },
  },
  {
    name: 'a link downloads without a token, once',
    async run(stage) {
      const anna = await stage.anna();
      const { id } = await anna.upload(await stage.project(), 'identity', pdfBytes('link'));
      const { url } = await anna.get(`/files/${id}/link`, FileLink, { method: 'POST' });
      const path = new URL(url, `${stage.target.endpoint}/`).href.slice(stage.target.endpoint.length);
      assert.equal((await stage.nobody.ask(path)).text, pdfBytes('link').toString());
      assert.ok((await stage.nobody.ask(path)).status >= 400);
    },
  },
];
