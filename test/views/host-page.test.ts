import { expect } from 'chai';
import '../../src/define/portal-timeline.js';
import '../../src/define/portal-view-documentation.js';
import { clean, FakeStore, mount, until } from './fake-store.js';
import { opportunity } from './opportunities.js';

const sheets = {
  'a reset of everything': '* { all: unset; }',
  'everything begun anew': '* { all: initial; }',
  'text of its own': '* { font: italic 900 31px/3 monospace !important; letter-spacing: 4px !important; word-spacing: 9px !important; text-transform: uppercase !important; text-indent: 2em !important; text-align: right !important; white-space: nowrap !important; }',
  'colours of its own': '* { color: red !important; background: yellow !important; caret-color: red !important; accent-color: red !important; text-shadow: 1px 1px red !important; cursor: crosshair !important; }',
  'boxes of its own': '*, ::before, ::after { box-sizing: content-box !important; display: flex !important; transition: all 3s !important; }',
  'a root of 62.5 %': 'html { font-size: 62.5%; }',
};

const inside = (root: Element | ShadowRoot): Element[] => [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? inside(element.shadowRoot) : [])]);
const styleOf = (element: Element): Record<string, string> => {
  const computed = getComputedStyle(element);
  return Object.fromEntries([...computed].filter((name) => !name.startsWith('--')).map((name) => [name, computed.getPropertyValue(name)]));
};
/** the box in which the element stands: as wide on every page, and with the font that is handed down on purpose */
const place = 'position: absolute !important; inset: 0 auto auto 0 !important; inline-size: 700px !important; display: block !important; padding: 0 !important; box-sizing: border-box !important; font-family: sans-serif !important';

describe('an element on a page with strong rules', () => {
  const sheet = document.createElement('style');
  afterEach(() => { sheet.remove(); clean(); });

  for (const tag of ['portal-view-documentation', 'portal-timeline']) {
    for (const [name, css] of Object.entries(sheets)) {
      it(`F203 <${tag}> looks within as on a clean page: ${name}`, async () => {
        const element = await mount(tag, new FakeStore(opportunity()));
        element.parentElement?.setAttribute('style', place);
        element.style.setProperty('font-family', 'sans-serif', 'important');
        await until(() => inside(element.shadowRoot!).length > 5 && !inside(element.shadowRoot!).some((one) => one.matches('.skeleton')));
        for (const one of inside(element.shadowRoot!)) if (one instanceof HTMLDetailsElement) one.open = true;
        await document.fonts.ready;
        await new Promise(requestAnimationFrame);
        const before = inside(element.shadowRoot!).map(styleOf);
        sheet.textContent = css;
        document.head.append(sheet);
        await new Promise(requestAnimationFrame);
        const changed = inside(element.shadowRoot!).flatMap((one, i) => Object.entries(styleOf(one)).filter(([property, value]) => before[i]?.[property] !== value).map(([property, value]) => `${one.localName}.${one.className} ${property}: ${before[i]?.[property]} → ${value}`));
        expect(changed.slice(0, 5)).to.deep.equal([]);
      });
    }
  }

  it('F203 follows the page where it is meant to: its font, whether it is seen, and the tokens', async () => {
    const element = await mount('portal-timeline', new FakeStore(opportunity()));
    sheet.textContent = 'main { font-family: monospace; visibility: hidden; --portal-color-text: rgb(1, 2, 3); } * { letter-spacing: 4px !important; color: red !important; }';
    document.head.append(sheet);
    const { fontFamily, visibility, color } = getComputedStyle(element.shadowRoot!.querySelector('.inner')!);
    expect({ fontFamily, visibility, color }).to.deep.equal({ fontFamily: 'monospace', visibility: 'hidden', color: 'rgb(1, 2, 3)' });
    sheet.textContent = 'portal-timeline { display: none }';
    expect(element.getClientRects().length).to.equal(0);
  });
});
