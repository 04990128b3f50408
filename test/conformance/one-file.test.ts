import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accepted, consentsTo, newKey } from './caller.js';
import { oneFileTarget } from './one-file-target.js';
import { coreRules } from './rules.js';
import { Stage } from './target.js';

describe('the backend of one file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'one-file-'));
  const file = join(folder, 'kept.json');
  let target: Awaited<ReturnType<typeof oneFileTarget>>;
  let stage: Stage;
  beforeAll(async () => {
    target = await oneFileTarget(file);
    stage = new Stage(target);
  });
  afterAll(async () => {
    await target?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const { name, run } of coreRules) it(`F219 ${name}`, () => run(stage));

  it('is one file of at most 250 lines', () => {
    expect(readFileSync(resolve(import.meta.dirname, '../../demo/one-file/backend.mjs'), 'utf8').split('\n').length).toBeLessThanOrEqual(250);
  });

  it('gives the receipt of a key again after a restart, and the project is where it was', async () => {
    const project = await stage.project({ substate: 'say-more' });
    const anna = await stage.anna();
    const shown = await anna.opportunity(project);
    const payload = { values: { 'tax-id': 'A1' }, consents: consentsTo(shown) };
    const key = newKey();
    const first = await anna.act(project, 'submit-step', payload, { key, revision: shown.revision });
    const again = await oneFileTarget(file);
    try {
      const caller = await new Stage(again).anna();
      expect(accepted(await caller.act(project, 'submit-step', payload, { key, revision: shown.revision })).receipt).toEqual(accepted(first).receipt);
      expect((await caller.opportunity(project)).substate.id).toBe('in-review');
    } finally {
      await again.close();
    }
  });
});
