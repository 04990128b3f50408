import { expect } from 'chai';
import '../../src/define/index.js';
import { clean, find, until } from '../views/fake-store.js';
import { fakeBackend } from './backend.js';
import { place, smallSale } from './small-sale.js';

describe('the backend’s theme', () => {
  const sheet = new CSSStyleSheet();
  let backend: Awaited<ReturnType<typeof fakeBackend>>;
  let element: HTMLElement;

  before(() => { document.adoptedStyleSheets.push(sheet); });
  beforeEach(async () => {
    const sale = smallSale();
    backend = await fakeBackend({ ...sale, settings: { ...sale.settings, theme: { '--portal-color-accent': '#8a5a00', '--portal-radius-control': '3px', '--portal-color-text': 'url(https://tracker.example)' } } });
    element = place('customer-portal', (one) => {
      one.setAttribute('endpoint', backend.endpoint);
      one.getToken = () => backend.mock.tokenFor('anna');
    });
    await until(() => find(element, 'input[name=privacy]') && find(element, '[part~=control]'));
  });
  afterEach(() => { sheet.replaceSync(''); clean(); backend.stop(); });
  after(() => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet); });

  const styleOf = (selector: string): CSSStyleDeclaration => getComputedStyle(find(element, selector)!);
  /** colour of a condition's tick, corners of a field's control, colour of the portal's text; and the accent as a field or a view of the company's own finds it */
  const look = (): string[] => [styleOf('input[name=privacy]').accentColor, styleOf('[part~=control]').borderTopLeftRadius, styleOf('.base').color, styleOf('portal-field-short-text').getPropertyValue('--portal-color-accent')];
  const ink = 'rgb(27, 35, 45)';

  it('F214 is worn by all that stands in the portal, but for what isn’t a colour, a length or a font', () => {
    expect(look()).to.deep.equal(['rgb(138, 90, 0)', '3px', ink, '#8a5a00']);
  });

  for (const where of [':root', 'body', 'customer-portal']) {
    it(`F214 stands back where the page says otherwise: tokens set on ${where}`, () => {
      sheet.replaceSync(`${where} { --portal-color-accent: rgb(0, 79, 143); --portal-color-text: rgb(1, 2, 3); }`);
      expect(look()).to.deep.equal(['rgb(0, 79, 143)', '3px', 'rgb(1, 2, 3)', 'rgb(0, 79, 143)']);
      sheet.replaceSync('');
      expect(look()).to.deep.equal(['rgb(138, 90, 0)', '3px', ink, '#8a5a00']);
    });
  }
});
