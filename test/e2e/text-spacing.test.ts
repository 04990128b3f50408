import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screens } from './hostile/screens.js';
import { Stand, type Stage } from './hostile/stand.js';

/** Runs within the page: a reader's spacing of text (WCAG 1.4.12) in every root; then what doesn't fit any more. */
function spaced(): string[] {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }');
  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
  }
  const edge = document.documentElement.clientWidth;
  const wrong = document.documentElement.scrollWidth > edge + 1 ? ['the page scrolls sideways'] : [];
  for (const element of roots.flatMap((root) => [...root.querySelectorAll<HTMLElement>('*')])) {
    if (!(element instanceof HTMLElement) || !element.checkVisibility() || element.clientWidth <= 1 || !element.textContent?.trim()) continue;
    if (element.matches('.visually-hidden, textarea, select, option, .leaflet-container, .leaflet-container *')) continue;
    const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
    const tight = ['hidden', 'clip'];
    const cut = (tight.includes(overflowX) && element.scrollWidth > element.clientWidth + 1) || (tight.includes(overflowY) && element.scrollHeight > element.clientHeight + 1);
    const leaves = element.matches('button, .chip, .notice, .card') && element.scrollWidth > element.clientWidth + 1;
    if (cut || leaves) wrong.push(`${element.localName}.${element.className}${textOverflow === 'ellipsis' ? ' (…)' : ''}: ${element.textContent.trim().replace(/\s+/g, ' ').slice(0, 60)}`);
  }
  return wrong;
}

describe('text that a reader sets wider', () => {
  let stand: Stand;
  const stages = new Map<number, Stage>();
  beforeAll(async () => {
    stand = await Stand.open();
    for (const width of [320, 1280]) stages.set(width, await stand.stage('none', width));
  });
  afterAll(async () => { await stand?.close(); });

  it.each(screens.map((screen) => [screen.name, screen] as const))('F221 still fits: %s', async (_, screen) => {
    for (const [width, { page, faults }] of stages) {
      const { trouble, text } = await stand.show(page, screen, ['fr', 'ltr'], new Map(), new Set());
      expect(trouble, text).toBe('');
      expect(await page.evaluate(spaced), String(width)).toEqual([]);
      expect(faults.splice(0)).toEqual([]);
    }
  });
});
