import { expect } from 'chai';
import '../../src/define/portal-timeline.js';
import { contrastFaults, contrastRatio } from '../../src/theme/contrast.js';
import { themeSheet } from '../../src/theme/token-css.mjs';
import { themes } from '../../stories/theme/themes.js';

describe('themes', () => {
  let element: HTMLElement;
  let style: CSSStyleSheet;

  beforeEach(async () => {
    style = new CSSStyleSheet();
    document.adoptedStyleSheets = [style];
    element = document.body.appendChild(document.createElement('portal-timeline'));
    await (element as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
  });
  afterEach(() => {
    element.remove();
    document.adoptedStyleSheets = [];
    document.documentElement.style.removeProperty('color-scheme');
  });

  const faults = (scheme: string, css = ''): string[] => {
    document.documentElement.style.setProperty('color-scheme', scheme);
    style.replaceSync(css);
    return contrastFaults(element).map(({ front, back, ratio, least }) => `${front} on ${back}: ${ratio} of ${least}`);
  };

  it('F214 the portal’s own look is readable in both schemes', () => {
    expect([faults('light'), faults('dark')]).to.deep.equal([[], []]);
  });

  for (const [name, theme] of Object.entries(themes)) {
    it(`F214 ${name} is readable in both schemes of a page`, () => {
      const css = themeSheet(theme, ['portal-timeline']);
      expect([faults('light', css), faults('dark', css)]).to.deep.equal([[], []]);
    });
  }

  it('F214 light and dark stay what they are whatever the page is, on the elements alone', () => {
    for (const [name, other] of [['light', 'dark'], ['dark', 'light']] as const) {
      faults(other, themeSheet(themes[name], ['portal-timeline']));
      expect([getComputedStyle(element).colorScheme, getComputedStyle(document.body).colorScheme]).to.deep.equal([name, other]);
    }
  });

  it('F214 colours that can’t be told apart are named, with what they have and what they need', () => {
    expect(faults('light', ':root { --portal-color-text-soft: #9a9a9a; --portal-color-accent: #ffd400; --portal-color-on-accent: #ffffff; }')).to.deep.equal([
      '--portal-color-text-soft on --portal-color-surface: 2.81 of 4.5',
      '--portal-color-text-soft on --portal-color-surface-raised: 2.58 of 4.5',
      '--portal-color-text-soft on --portal-color-surface-sunken: 2.53 of 4.5',
      '--portal-color-on-accent on --portal-color-accent: 1.43 of 4.5',
    ]);
  });

  for (const accent of ['#ffd400', '#111111', '#ff0055', '#00c2ff', '#7cfc00', '#5b2be0', '#888888']) {
    it(`F214 one colour is enough: what is written on ${accent}, and in it, is readable in both schemes`, () => {
      const css = `:root { --portal-color-accent: ${accent}; }`;
      expect([faults('light', css), faults('dark', css)]).to.deep.equal([[], []]);
    });
  }

  it('F214 the ratio is WCAG’s', () => {
    expect([contrastRatio([0, 0, 0], [255, 255, 255]), contrastRatio([255, 255, 255], [255, 255, 255]), contrastRatio([119, 119, 119], [255, 255, 255])].map((ratio) => ratio.toFixed(2))).to.deep.equal(['21.00', '1.00', '4.48']);
  });
});
