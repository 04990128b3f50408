import { expect } from 'chai';
import '../../src/define/index.js';
import type { Opportunity } from '../../src/protocol/opportunity.js';
import { clean, FakeStore, find, mount, until } from './fake-store.js';
import { condition, field, offer, opportunity, placed, withOffers, withVisit } from './opportunities.js';

/** The text node that says something, through shadow roots. */
function said(root: Node, words: string): Text | undefined {
  for (const node of [...(root instanceof Element && root.shadowRoot ? root.shadowRoot.childNodes : []), ...root.childNodes]) {
    if (node instanceof Text && node.data.includes(words) && node.parentElement?.localName !== 'style') return node;
    const found = said(node, words);
    if (found) return found;
  }
  return undefined;
}

/** Where one sign of a text stands on the page. */
function place(node: Text, at: number): DOMRect {
  const range = document.createRange();
  range.setStart(node, at);
  range.setEnd(node, at + 1);
  return range.getBoundingClientRect();
}

/** Which way a sentence on one line runs: its first letter and its full stop. */
async function runs(view: Element, words: string): Promise<'to the right' | 'to the left'> {
  const node = await until(() => said(view, words));
  const at = node.data.indexOf(words);
  const [first, stop] = [place(node, at), place(node, at + words.length - 1)];
  expect(first.width, words).to.be.above(0);
  expect(Math.abs(first.top - stop.top), words).to.be.below(4);
  return first.left < stop.left ? 'to the right' : 'to the left';
}

const english = ['Send مريم two things.', 'On your bill.', 'All of them.', 'Keep it short.', 'By a customer.', 'Second of all.', 'We check them.'];
const form = (more: Partial<Opportunity> = {}): Opportunity => opportunity({
  substate: { id: 'x', name: 'Papers', description: { en: 'Send مريم two things.', it: 'Due cose.' }, next: 'We check them.' },
  placements: [
    placed(field('use', 'number', { label: 'Use', help: { en: 'On your bill.' } }), { group: 'All of them.' }),
    placed(field('roof', 'choice', { label: 'Roof', options: [{ value: 'a', label: 'Keep it short.' }] })),
    placed(field('tips', 'displayed-text', { label: 'Tips', text: { en: '# Tips\n\n- By a customer.\n- Second of all.' } })),
  ],
  conditions: [], ...more,
});

describe('a company’s text in a page of the other direction', () => {
  afterEach(clean);

  it('F213 keeps its full stop at its end: English that an Arabic page falls back to', async () => {
    const view = await mount('portal-view-documentation', new FakeStore(form()), { lang: 'ar', dir: 'rtl' });
    for (const words of english) expect(await runs(view, words), words).to.equal('to the right');
    // what stands at the page's edge stays there: its bullets, and the beginning of its lines
    const items = [...(said(view, 'By a customer.')?.parentElement?.parentElement?.children ?? [])];
    expect(items).to.have.length(2);
    for (const item of items) {
      const text = document.createRange();
      text.selectNodeContents(item);
      expect(item.getBoundingClientRect().right - text.getBoundingClientRect().right).to.be.below(2);
      expect(getComputedStyle(item).direction).to.equal('rtl');
    }
  });

  it('F213 keeps its full stop at its end: Arabic in an English page', async () => {
    const arabic = 'أرسل إلينا فاتورتك.';
    const view = await mount('portal-view-documentation', new FakeStore(form({ substate: { id: 'x', name: 'Papers', description: { ar: arabic }, next: 'نراجعها خلال يومين.' } })));
    expect(await runs(view, arabic)).to.equal('to the left');
    expect(await runs(view, 'نراجعها خلال يومين.')).to.equal('to the left');
    expect(await runs(view, 'On your bill.')).to.equal('to the right');
    // the page's alignment stays: the sentence ends where the page's lines begin
    const node = await until(() => said(view, arabic));
    expect(place(node, node.data.indexOf(arabic) + arabic.length - 1).left).to.be.below((node.parentElement?.getBoundingClientRect().left ?? 0) + 12);
  });

  it('leaves a text alone that runs as the page does, also one that begins with a foreign name', async () => {
    const words = 'Sole Nostro ترحب بك.';
    const view = await mount('portal-view-documentation', new FakeStore(form({ substate: { id: 'x', name: 'أوراق', description: words } })), { lang: 'ar', dir: 'rtl' });
    expect(await until(() => said(view, words)?.data)).to.equal(words);
    expect(await runs(view, words)).to.equal('to the left');
    const other = await mount('portal-view-documentation', new FakeStore(form({ substate: { id: 'x', name: 'Papers', description: 'A roof for مريم.' } })));
    expect(await runs(other, 'A roof for مريم.')).to.equal('to the right');
  });

  it('holds within a sentence of ours, in a consent and in an offer', async () => {
    const view = await mount('portal-conditions', new FakeStore(form({ conditions: [condition('a', { name: 'Privacy notice.', text: 'We keep **little**.\n\nAsk us.' })] })), { lang: 'ar', dir: 'rtl' });
    (await until(() => find(view, 'details') as HTMLDetailsElement | null)).open = true;
    expect(await runs(view, 'Ask us.')).to.equal('to the right');
    const offers = await mount('portal-view-offer', new FakeStore(withOffers([offer('1', { description: 'For the whole house.', taxes: 'Taxes included.' })])), { lang: 'ar', dir: 'rtl' });
    for (const words of ['For the whole house.', 'Taxes included.']) expect(await runs(offers, words), words).to.equal('to the right');
    // each line by itself: a postcode stands before its town
    const visit = await mount('portal-view-installer-visit', new FakeStore(withVisit({ visit: { id: 'v', start: '2099-11-26T08:00:00.000Z', address: 'Via Verdi 8\n43121 Parma.', changeable: false } })), { lang: 'ar', dir: 'rtl' });
    expect(await runs(visit, '43121 Parma.')).to.equal('to the right');
  });
});
