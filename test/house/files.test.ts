import { describe, expect, it } from 'vitest';
import { fileFaults } from './files.js';
import { filesOf } from './sources.js';

describe('every source file', () => {
  it('fits a head, is named for what it holds, and does nothing that none may', () => {
    expect(fileFaults(filesOf('src'))).toEqual([]);
  });

  it('is seen when it does', () => {
    const planted = [
      { path: 'src/views/endless.ts', text: 'export const x = 1;\n'.repeat(251) },
      { path: 'src/i18n/it.ts', text: 'export const it = 1;\n'.repeat(251) },
      { path: 'src/views/utils.ts', text: '' },
      { path: 'src/views/ThatView.ts', text: '' },
      { path: 'src/views/a.ts', text: 'node.innerHTML = text;' },
      { path: 'src/views/b.ts', text: "new Function('x')" },
      { path: 'src/views/c.ts', text: 'html`<p class="x" style="color: red"></p>`' },
      { path: 'src/views/d.ts', text: 'export default class {}' },
      { path: 'src/views/e.ts', text: '// @ts-ignore\nx.y;' },
      { path: 'src/views/f.ts', text: "await fetch('/track')" },
      { path: 'src/client/f.ts', text: "await fetch('/config')" },
      { path: 'src/store/g.ts', text: "localStorage.getItem('x')" },
      { path: 'src/store/h.ts', text: "console.log('here')" },
      { path: 'src/store/i.ts', text: '/** never innerHTML */' },
    ];
    expect(fileFaults(planted)).toEqual([
      'src/views/endless.ts: 251 lines, of 250 at most',
      'src/views/utils.ts: named for nothing in particular',
      'src/views/ThatView.ts: not written-like-this.ts',
      'src/views/a.ts: text as HTML',
      'src/views/b.ts: code from text',
      'src/views/c.ts: a style in markup, which a strict policy refuses',
      'src/views/d.ts: a default export',
      'src/views/e.ts: a silenced type check',
      'src/views/f.ts: a request',
      'src/store/g.ts: storage',
      'src/store/h.ts: a line for a developer in the console',
    ]);
  });
});
