import assert from 'node:assert/strict';
import { LiveEvent, Me } from '../../src/protocol/index.js';
import type { Caller } from './caller.js';
import { annasAddress, type Rule, type Stage } from './target.js';

/** Reads a stream of events until one of them is so; undefined when the stream ends before. */
async function read(response: Response, so: (id: string, event: LiveEvent) => boolean): Promise<string | undefined> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    const parts = (rest + decoder.decode(chunk.value, { stream: true })).split(/\r?\n\r?\n/);
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const of = (name: string): string | undefined => new RegExp(`^${name}: ?(.*)$`, 'm').exec(part)?.[1];
      const data = of('data');
      if (data === undefined || !so(of('id') ?? '', LiveEvent.parse(JSON.parse(data)))) continue;
      await reader?.cancel();
      return of('id');
    }
  }
  return undefined;
}

const follow = (stage: Stage, caller: Caller, after?: string): Promise<Response> =>
  stage.target.send(`${stage.target.endpoint}/events${after === undefined ? '' : `?after=${after}`}`, { headers: { Authorization: `Bearer ${caller.token}` } });

/** A backend may have no events: then it answers 404, and pages look again by themselves. */
export const eventRules: readonly Rule[] = [
  {
    name: 'GET /events goes on from the event of /me: with the project that changed since, and for its customer alone',
    async run(stage) {
      const [anna, bruno] = [await stage.anna(), stage.as((await stage.signIn('bruno@example.com')).token)];
      const [{ event }, before] = [await anna.get('/me', Me), (await bruno.get('/me', Me)).event];
      const project = await stage.project();
      const response = await follow(stage, anna, event);
      if (response.status === 404) return;
      assert.equal(response.status, 200);
      assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
      const id = await read(response, (_, { kind, opportunity }) => kind === 'opportunity' && opportunity === project);
      assert.ok(id);
      // what came after it, and not it
      const next = await stage.project();
      let again = false;
      await read(await follow(stage, anna, id), (_, { opportunity }) => { again ||= opportunity === project; return opportunity === next; });
      assert.equal(again, false);
      const own = await follow(stage, bruno, before);
      await bruno.ask('/session', { method: 'DELETE' });
      let strange = false;
      await read(own, (_, { opportunity }) => { strange ||= opportunity === project; return false; });
      assert.equal(strange, false);
    },
  },
  {
    name: 'GET /events ends with the session, and begins with none',
    async run(stage) {
      const caller = stage.as((await stage.signIn(annasAddress)).token);
      const response = await follow(stage, caller);
      if (response.status === 404) return;
      await caller.ask('/session', { method: 'DELETE' });
      assert.equal(await read(response, () => false), undefined);
      assert.equal((await follow(stage, caller)).status, 401);
      assert.equal((await follow(stage, stage.nobody)).status, 401);
    },
  },
];
