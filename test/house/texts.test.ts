import { describe, expect, it } from 'vitest';
import { filesOf } from './sources.js';
import { textFaults } from './texts.js';

const rooms = ['src/element', 'src/fields', 'src/shell', 'src/views', 'src/theme'];

describe('no word for the customer outside src/i18n', () => {
  it('in any template of an element', () => {
    expect(textFaults(rooms.flatMap(filesOf))).toEqual([]);
  });

  it('sees words between tags, in attributes that are read aloud, in expressions and in properties', () => {
    const text = 'const a = html`<p class="big blue" @click=${() => go()}>${m.hello} Hello</p><img alt="A logo" src="x.png"><b>${open ? \'Open\' : m.closed}</b>\n <i title=${`Page ${n}`}></i><span>· ${n} / 5</span><svg viewBox="0 0 1 1"><path d="M0 0h1"></path></svg>`; button.textContent = "Send"; input.setCustomValidity("Too short");';
    expect(textFaults([{ path: 'src/views/x.ts', text }])).toEqual([
      'src/views/x.ts: “A logo” belongs into src/i18n',
      'src/views/x.ts: “Page” belongs into src/i18n',
      'src/views/x.ts: “Hello” belongs into src/i18n',
      'src/views/x.ts: “Open” belongs into src/i18n',
      'src/views/x.ts: “Send” belongs into src/i18n',
      'src/views/x.ts: “Too short” belongs into src/i18n',
    ]);
  });
});
