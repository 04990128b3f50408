import { describe, expect, it } from 'vitest';
import { importFaults } from './imports.js';
import { filesOf, type SourceFile } from './sources.js';

describe('imports point down', () => {
  it('in every file of src', () => {
    expect(importFaults(filesOf('src'))).toEqual([]);
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
