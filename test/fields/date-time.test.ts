import { expect } from 'chai';
import '../../src/define/portal-view-documentation.js';
import type { PortalFieldElement } from '../../src/fields/field-element.js';
import { control, define, enter, leave, part, place } from '../suites/place.js';
import type { PortalViewDocumentation } from '../../src/views/documentation/portal-view-documentation.js';
import { clean, FakeStore, find, mount, textOf, until } from '../views/fake-store.js';
import { opportunity, placed } from '../views/opportunities.js';

const day = define('date', { min: '2026-03-02', max: '2026-12-31' });

/** A person has typed a day and no month: the browser says that the value is none, and that something is there. */
function halfTyped(element: Element, half = true): void {
  const input = control(element);
  Object.defineProperty(input, 'validity', { configurable: true, get: () => ({ badInput: half }) });
  input.dispatchEvent(new KeyboardEvent('keyup', { key: '0', bubbles: true, composed: true }));
}

describe('dates and times', () => {
  afterEach(clean);

  it('give their bounds to the browser’s own control, and keep years to four digits', async () => {
    const date = control(await place('date', { field: day }));
    expect([date.type, date.min, date.max]).to.deep.equal(['date', '2026-03-02', '2026-12-31']);
    const time = control(await place('time', { field: define('time', { min: '08:00', max: '19:00' }) }));
    expect([time.type, time.min, time.max]).to.deep.equal(['time', '08:00', '19:00']);
    const free = control(await place('date'));
    expect([free.min, free.max]).to.deep.equal(['', '9999-12-31']);
    expect(control(await place('time')).max).to.equal('');
  });

  it('say a bound as people of the language write it', async () => {
    const element = await place('date', { field: day, value: '2026-01-01', showFaults: true });
    expect(element.message).to.equal('Choose March 2, 2026 or later.');
    (element.closest('main') as HTMLElement).lang = 'it';
    await until(() => element.message.includes('2 marzo 2026'));
    const time = await place('time', { field: define('time', { max: '19:00' }), value: '20:00', showFaults: true });
    expect(time.message).to.equal('Choose 19:00 or earlier.');
  });

  it('read as the language writes a day, the same day in every time zone', async () => {
    const element = await place('date', { value: '2026-03-01', readOnly: true }, { lang: 'fr' });
    expect(part(element, '.read')?.textContent).to.include('1 mars 2026');
  });

  it('show what the browser’s control can’t, so that it can be mended or taken away', async () => {
    for (const [type, kept, good] of [['date', 'next Tuesday', '2026-03-02'], ['date', '2026-02-30', '2026-02-28'], ['time', 'noon', '12:00']] as const) {
      const element = await place(type, { value: kept });
      expect(control(element).value).to.equal(kept);
      enter(element, '');
      await element.updateComplete;
      expect([control(element).type, element.matches(':valid')]).to.deep.equal([type, true]);
      element.value = kept;
      await element.updateComplete;
      enter(element, good);
      await element.updateComplete;
      expect([control(element).type, control(element).value, element.matches(':valid')]).to.deep.equal([type, good, true]);
    }
  });

  it('say that a half-typed day is none, when the customer leaves or presses Enter, until it is whole or gone', async () => {
    for (const [type, message] of [['date', 'Enter a date that exists.'], ['time', 'Enter a time, like 14:30.']] as const) {
      const element = await place(type);
      halfTyped(element);
      await element.updateComplete;
      expect([element.message, element.matches(':invalid')]).to.deep.equal(['', true]);
      control(element).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
      expect(element.message).to.equal(message);
      halfTyped(element, false);
      await until(() => element.message === '' && element.matches(':valid'));
      halfTyped(element);
      leave(element);
      await until(() => part(element, '[part=error]')?.textContent?.includes(message));
    }
  });

  it('hold the step up while one is half typed: it would be left out without a word', async () => {
    const store = new FakeStore(opportunity({ placements: [placed({ ...day, id: 'day' })], conditions: [] }));
    const view = await mount<PortalViewDocumentation>('portal-view-documentation', store);
    const send = await until(() => find(view, 'button[type=submit]'));
    const element = find(view, 'portal-field-date') as PortalFieldElement;
    await element.updateComplete;
    control(element).focus();
    halfTyped(element);
    await element.updateComplete;
    send.focus();
    send.click();
    await until(() => view.shadowRoot?.activeElement === element);
    await until(() => textOf(element).includes('Enter a date that exists.'));
    expect(store.asked).to.deep.equal([]);
    halfTyped(element, false);
    await element.updateComplete;
    send.click();
    await until(() => store.asked.some(({ type }) => type === 'step-submit'));
  });
});
