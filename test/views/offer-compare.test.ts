import { expect } from 'chai';
import '../../src/define/portal-view-offer.js';
import type { Offer } from '../../src/protocol/offer.js';
import type { PortalViewOffer } from '../../src/views/offer/portal-view-offer.js';
import { expectAccessible } from './accessibility.js';
import { clean, FakeStore, find, mount, textOf, until } from './fake-store.js';
import { offer, withOffers } from './opportunities.js';

const euros = (amount: number): { amount: number; currency: string } => ({ amount: amount * 100, currency: 'EUR' });
const months = [225, 285, 415, 475, 545, 570, 610, 565, 460, 360, 260, 230];
const show = (offers: readonly Offer[], around: object = {}): Promise<PortalViewOffer> => mount<PortalViewOffer>('portal-view-offer', new FakeStore(withOffers(offers)), around);
const cards = (view: Element): HTMLElement[] => [...view.shadowRoot!.querySelectorAll<HTMLElement>('.offer')];
const ready = async (view: Element, count: number): Promise<HTMLElement[]> => until(() => cards(view).length === count && cards(view));
const top = (element: Element): number => Math.round(element.getBoundingClientRect().top);
const rows = (card: Element): HTMLElement[] => [...card.querySelectorAll<HTMLElement>('.lines:not(ol) > li')];

const panels = { id: 'panels', name: 'Panels', quantity: 8 };
const fitting = { id: 'fitting', name: 'Fitting' };
const basic = offer('basic', { description: 'Short.', lines: [panels, fitting], production: { months }, plan: [{ name: 'Deposit', when: 'On signing', share: 0.3 }, { name: 'Balance', amount: euros(800) }] });
const battery = offer('battery', { description: 'Much longer, so that it takes several lines in a column that is as narrow as these are beside each other.', lines: [{ ...panels, quantity: 10 }, { id: 'battery', name: '10 kWh battery', description: 'With a description of its own' }, fitting], production: { months: months.map((one) => one * 2) }, savings: [620, 640, 660].map(euros), payback: 9.5 });

describe('<portal-view-offer>, the offers beside each other', () => {
  afterEach(clean);

  it('F26 has what belongs together in one row, and marks what differs', async () => {
    const view = await show([basic, battery], { width: '900px' });
    const [first, second] = await ready(view, 2);
    expect(top(first!)).to.equal(top(second!));
    expect(rows(first!).map((row) => textOf(row))).to.deep.equal(['8 × Panels', 'Not included: 10 kWh battery', 'Fitting']);
    expect(rows(second!).map((row) => row.className)).to.deep.equal(['differs', 'differs', '']);
    rows(first!).forEach((row, i) => expect(top(row)).to.equal(top(rows(second!)[i]!)));
    for (const part of ['.price', '.figures', '.foot']) expect(top(first!.querySelector(part)!), part).to.equal(top(second!.querySelector(part)!));
    expect(textOf(view)).to.include('What differs between the offers is marked.');
    await expectAccessible(view, true);
  });

  it('stacks them on a phone', async () => {
    const view = await show([basic, battery], { width: '360px' });
    const [first, second] = await ready(view, 2);
    expect(top(second!)).to.be.greaterThan(first!.getBoundingClientRect().bottom);
    expect(view.scrollWidth).to.be.at.most(view.clientWidth + 1);
    await expectAccessible(view);
  });

  it('compares line by line only what the company made comparable, up to four', async () => {
    const three = ['1', '2', '3'].map((id) => ({ ...basic, id }));
    const cases: readonly (readonly [readonly Offer[], boolean])[] = [
      [three, true], [[...three, { ...basic, id: '4' }], true], [[...three, { ...basic, id: '4' }, { ...basic, id: '5' }], false], [three.slice(0, 1), false],
      [[basic, { ...battery, lines: [{ name: 'Without an id' }] }], false], [[basic, { ...battery, lines: [panels, panels] }], false], [[{ ...basic, lines: [] }, { ...battery, lines: [] }], false],
      [[basic, battery, { ...basic, id: 'old', status: 'withdrawn', lines: [{ name: 'Without an id' }] }], true],
    ];
    for (const [offers, compared] of cases) {
      const view = await show(offers);
      await ready(view, offers.length);
      expect(find(view, '.compared') !== null, JSON.stringify(offers.map(({ id }) => id))).to.equal(compared);
      if (offers === three) expect(textOf(view)).not.to.include('What differs');
      clean();
    }
  });

  it('F26 says what an offer makes and saves, as a picture and as a table', async () => {
    const view = await show([battery]);
    await ready(view, 1);
    const [makes, saves] = [...view.shadowRoot!.querySelectorAll('[part=chart]')];
    expect(textOf(makes!.querySelector('figcaption')!)).to.equal('Makes about 10,000 kWh a year, most in July');
    expect(textOf(saves!.querySelector('figcaption')!)).to.equal('Saves about €620 in the first year and €1,900 in 3 years');
    expect(textOf(view)).to.include('Has paid for itself after about 9.5 years');
    for (const [figure, bars] of [[makes!, 12], [saves!, 3]] as const) {
      const picture = figure.querySelector('svg')!;
      expect([picture.getAttribute('role'), picture.getAttribute('aria-label')]).to.deep.equal(['img', textOf(figure.querySelector('figcaption')!)]);
      expect(picture.querySelectorAll('rect').length).to.equal(bars);
      figure.querySelector('summary')!.click();
      await until(() => figure.querySelector('details')!.open);
      expect(figure.querySelectorAll('tbody tr').length).to.equal(bars);
    }
    expect(textOf(makes!.querySelector('tbody tr:nth-child(7)')!)).to.equal('July 1,220');
    expect(textOf(saves!.querySelector('tbody tr:nth-child(2)')!)).to.equal('2 €640');
    // the tallest is the one that the title names
    const heights = [...makes!.querySelectorAll('rect')].map((bar) => bar.getBoundingClientRect().height);
    expect(heights.indexOf(Math.max(...heights))).to.equal(6);
    expect(makes!.querySelectorAll('rect')[6]!.classList.contains('best')).to.equal(true);
    await expectAccessible(view, true);
  });

  it('draws the months of all to one height, so that the eye compares what can be compared', async () => {
    const view = await show([basic, battery], { width: '900px' });
    const [first, second] = await ready(view, 2);
    const tallest = (card: Element): number => Math.max(...[...card.querySelectorAll('[part=chart]')[0]!.querySelectorAll('rect')].map((bar) => bar.getBoundingClientRect().height));
    expect(tallest(second!) / tallest(first!)).to.be.closeTo(2, 0.05);
  });

  it('runs from right to left where the language does', async () => {
    const view = await show([basic], { dir: 'rtl' });
    await ready(view, 1);
    const bars = [...view.shadowRoot!.querySelectorAll('rect')].map((bar) => bar.getBoundingClientRect().left);
    expect(bars[0]).to.be.greaterThan(bars[11]!);
  });

  it('bears figures that are few, none, negative or absurd', async () => {
    const odd: Partial<Offer>[] = [
      { production: { year: 5430 } }, { production: {} }, { production: { months: [1, 2, 3] } }, { production: { months: Array<number>(12).fill(0) } }, { production: { months: [...months, 9999] } },
      { production: { year: -5 } }, { savings: [] }, { savings: [euros(500)] }, { savings: [-300, -100, 200].map(euros) }, { savings: Array.from({ length: 500 }, () => euros(1)) }, { savings: [euros(1), { amount: 5, currency: 'USD' }] },
      { payback: 0 }, { payback: -1 }, { payback: Infinity }, { production: { months: Array<number>(12).fill(NaN) } }, { plan: [] }, { plan: [{ name: 'Nothing said' }] }, { lines: [{ name: 'x', quantity: 0 }] },
    ];
    const view = await show(odd.map((more, i) => offer(String(i), more)), { width: '1000px' });
    const all = await ready(view, odd.length);
    const text = (i: number): string => textOf(all[i]!.querySelector('.figures')!);
    expect(text(0)).to.equal('Makes about 5,400 kWh a year');
    expect([1, 3, 5, 6, 11, 12, 13, 14].map(text)).to.deep.equal(Array(8).fill(''));
    expect(text(2)).to.equal('Makes about 6 kWh a year');
    expect(text(4)).to.include('Makes about 5,000 kWh a year, most in July');
    expect(text(7)).to.equal('Saves about €500 a year');
    expect(all[8]!.querySelectorAll('rect').length).to.equal(3);
    for (const bar of all[8]!.querySelectorAll('rect')) expect(Number(bar.getAttribute('height'))).to.be.greaterThan(0);
    expect(all[9]!.querySelectorAll('rect').length).to.equal(40);
    expect(text(10)).to.equal('Saves about €1 a year');
    expect(textOf(all[17]!)).to.include('0 ×');
  });

  it('shows how it is paid', async () => {
    const view = await show([basic]);
    const [card] = await ready(view, 1);
    expect([...card!.querySelectorAll('[part=plan] li')].map((step) => textOf(step))).to.deep.equal(['Deposit On signing 30%', 'Balance €800.00']);
  });

  it('shows fifty, and the last of them is accepted', async () => {
    const store = new FakeStore(withOffers(Array.from({ length: 50 }, (_, i) => ({ ...battery, id: `o${i}`, name: `Number ${i + 1}` }))));
    const view = await mount<PortalViewOffer>('portal-view-offer', store, { width: '1000px' });
    const all = await ready(view, 50);
    (find(all[49]!, '[part=accept]') as HTMLElement).click();
    const dialog = await until(() => find(view, 'dialog[open]'));
    expect(textOf(dialog)).to.include('Accept “Number 50”?').and.to.include('The 49 other offers are then declined.');
    find(view, '[part=confirm]')!.click();
    await until(() => store.asked.some(({ type }) => type === 'offer-accept'));
    expect(store.asked.filter(({ type }) => type === 'offer-accept')).to.deep.equal([{ type: 'offer-accept', offer: 'o49', language: 'en' }]);
  });
});
