import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importFaults, type SourceFile } from './imports.js';

const root = new URL('../..', import.meta.url).pathname;

function sources(): SourceFile[] {
  const paths = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts')).map((path) => `src/${path}`);
  return paths.map((path) => ({ path, text: readFileSync(root + path, 'utf8') }));
}

describe('imports point down', () => {
  it('in every file of src', () => {
    expect(importFaults(sources())).toEqual([]);
  });

  it('sees a core room that reaches for an element, a forbidden package and a circle', () => {
    const planted: SourceFile[] = [
      { path: 'src/store/a.ts', text: "import { LitElement } from 'lit';\nimport { x } from '../views/b.js';" },
      { path: 'src/views/b.ts', text: "import { y } from '../client/http.js';\nimport * as z from 'zod/mini';" },
      { path: 'src/engine/c.ts', text: "import { d } from './d.js';" },
      { path: 'src/engine/d.ts', text: "import { c } from './c.js';" },
    ];
    expect(importFaults(planted)).toEqual([
      'src/store/a.ts may not import lit',
      'src/store/a.ts may not import views',
      'src/views/b.ts may not import client',
      'src/views/b.ts may not import zod/mini',
      'circle: src/engine/c.ts → src/engine/d.ts → src/engine/c.ts',
    ]);
  });
});
