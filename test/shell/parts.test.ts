import { expect } from 'chai';
import '../../src/define/index.js';
import { clean, find, until } from '../views/fake-store.js';
import { fakeBackend } from './backend.js';
import { place, smallSale } from './small-sale.js';

describe('parts, from the page', () => {
  const sheet = new CSSStyleSheet();
  let backend: Awaited<ReturnType<typeof fakeBackend>>;

  const open = async (tag: string, where: Node, substate = 'papers'): Promise<HTMLElement> => {
    backend = await fakeBackend(smallSale(substate));
    const element = place(tag, (one) => {
      one.setAttribute('endpoint', backend.endpoint);
      one.getToken = () => backend.mock.tokenFor('anna');
    });
    where.appendChild(element);
    return element;
  };
  const within = (element: Element, tag: string, selector: string): Promise<Element> => until(() => (tag === element.localName ? element : find(element, tag))?.shadowRoot?.querySelector(selector));
  const outlineOf = async (...where: Parameters<typeof within>): Promise<string> => getComputedStyle(await within(...where)).outlineColor;
  const red = 'rgb(250, 1, 2)';

  before(() => { document.adoptedStyleSheets.push(sheet); });
  afterEach(() => { sheet.replaceSync(''); clean(); backend.stop(); });
  after(() => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet); });

  it('F214 of the view, of its fields, of the conditions and of the timeline are reached through the portal', async () => {
    const element = await open('customer-portal', document.body);
    for (const [part, tag] of [['header', 'customer-portal'], ['submit', 'portal-view-documentation'], ['control', 'portal-field-short-text'], ['drop', 'portal-field-file'], ['condition', 'portal-conditions'], ['step', 'portal-timeline']] as const) {
      expect(await outlineOf(element, tag, `[part~=${part}]`), part).not.to.equal(red);
      sheet.replaceSync(`customer-portal::part(${part}) { outline: 2px solid ${red}; }`);
      expect(await outlineOf(element, tag, `[part~=${part}]`), part).to.equal(red);
      sheet.replaceSync('');
    }
  });

  it('F214 of a view that comes later are reached, too', async () => {
    const element = await open('customer-portal', document.body, 'offers');
    await within(element, 'portal-view-offer', '[part~=price]');
    sheet.replaceSync(`customer-portal::part(price) { outline: 2px solid ${red}; }`);
    expect(await outlineOf(element, 'portal-view-offer', '[part~=price]')).to.equal(red);
  });

  it('F214 stay within a shadow root of the page’s own, and an element there says nothing of them', async () => {
    const box = document.body.appendChild(document.createElement('div'));
    const root = box.attachShadow({ mode: 'open' });
    const element = await open('portal-view-documentation', root);
    sheet.replaceSync(`div::part(submit) { outline: 2px solid ${red}; }`);
    expect(await outlineOf(element, 'portal-view-documentation', '[part~=submit]')).not.to.equal(red);
    expect(element.hasAttribute('exportparts')).to.equal(false);
    box.remove();
  });
});
