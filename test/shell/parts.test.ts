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
  const outlineOf = async (element: Element, selector: string): Promise<string> => getComputedStyle(await until(() => find(element, selector))).outlineColor;
  const red = 'rgb(250, 1, 2)';

  before(() => { document.adoptedStyleSheets.push(sheet); });
  afterEach(() => { sheet.replaceSync(''); clean(); backend.stop(); });
  after(() => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet); });

  it('F214 of the view, of its fields, of the conditions and of the timeline are reached through the portal', async () => {
    const element = await open('customer-portal', document.body);
    await until(() => find(element, 'button[type=submit]'));
    for (const [part, selector] of [['header', '[part=header]'], ['submit', 'button[type=submit]'], ['control', 'portal-field-short-text input'], ['drop', 'portal-field-file [part~=drop]'], ['condition', 'portal-conditions [part~=condition]'], ['step', 'portal-timeline [part~=step]']] as const) {
      expect(await outlineOf(element, selector), part).not.to.equal(red);
      sheet.replaceSync(`customer-portal::part(${part}) { outline: 2px solid ${red}; }`);
      expect(await outlineOf(element, selector), part).to.equal(red);
      sheet.replaceSync('');
    }
  });

  it('F214 of a view that comes later are reached, too', async () => {
    const element = await open('customer-portal', document.body, 'offers');
    await until(() => find(element, 'portal-view-offer [part~=price]'));
    sheet.replaceSync(`customer-portal::part(price) { outline: 2px solid ${red}; }`);
    expect(await outlineOf(element, 'portal-view-offer [part~=price]')).to.equal(red);
  });

  it('F214 stay within a shadow root of the page’s own, and an element there says nothing of them', async () => {
    const box = document.body.appendChild(document.createElement('div'));
    const root = box.attachShadow({ mode: 'open' });
    const element = await open('portal-view-documentation', root);
    await until(() => find(element, 'button[type=submit]'));
    sheet.replaceSync(`div::part(submit) { outline: 2px solid ${red}; }`);
    expect(await outlineOf(element, 'button[type=submit]')).not.to.equal(red);
    expect(element.hasAttribute('exportparts')).to.equal(false);
    box.remove();
  });
});
