import { afterAll, beforeAll, describe, it } from 'vitest';
import { backendTarget, twoBackendsTarget } from './backend-target.js';
import { mockTarget } from './mock-target.js';
import { rules } from './rules.js';
import { Stage, type Target } from './target.js';

const targets: [string, () => Promise<Target & { close?(): Promise<void> }>][] = [
  ['the mock', mockTarget],
  ['the backend on PGlite', () => backendTarget('PGlite')],
  ['the backend on PostgreSQL', () => backendTarget('PostgreSQL')],
  ['two backends on one PostgreSQL, in turn', twoBackendsTarget],
];

describe.each(targets)('%s', (_name, open) => {
  let target: Awaited<ReturnType<typeof open>>;
  let stage: Stage;
  beforeAll(async () => {
    target = await open();
    stage = new Stage(target);
  });
  afterAll(() => target?.close?.());

  for (const { name, run } of rules) it(name, () => run(stage));
});
