import { expect } from 'chai';
import type { Option } from '../../src/protocol/field.js';
import { clean, textOf, until } from '../views/fake-store.js';
import { all, control, define, held, leave, listen, nameOf, part, place } from '../suites/place.js';

const options = (count: number): Option[] => Array.from({ length: count }, (_, i) => ({ value: `v${i}`, label: { en: `Answer ${i}`, it: `Risposta ${i}` } }));
const few = define('choice', { options: options(6) });
const many = define('choice', { options: options(7) });
const tick = (element: Element, value: string): void => part(element, `input[value=${value}]`)?.click();
const pick = (element: Element, value: string): void => {
  const select = part<HTMLSelectElement>(element, 'select') as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
};

describe('fields that are answered by choosing', () => {
  afterEach(clean);

  it('a choice of few is radios under one name, of which one is chosen', async () => {
    const element = await place('choice', { field: few });
    const radios = all<HTMLInputElement>(element, 'input[type=radio]');
    expect(radios.map(nameOf)).to.deep.equal(['Answer 0', 'Answer 1', 'Answer 2', 'Answer 3', 'Answer 4', 'Answer 5']);
    expect(part(element, 'fieldset > legend')?.textContent).to.include('Label one');
    tick(element, 'v1');
    tick(element, 'v4');
    await element.updateComplete;
    expect([element.value, radios.filter(({ checked }) => checked).map(({ value }) => value)]).to.deep.equal(['v4', ['v4']]);
    element.focus();
    expect(element.shadowRoot?.activeElement === radios[4]).to.equal(true);
  });

  it('a choice of many is a list to open, with nothing chosen until somebody chooses', async () => {
    const element = await place('choice', { field: many, required: true });
    const select = part<HTMLSelectElement>(element, 'select') as HTMLSelectElement;
    expect([select.value, select.selectedOptions[0]?.textContent]).to.deep.equal(['', 'Choose']);
    expect([nameOf(select), select.options.length]).to.deep.equal(['Label one', 8]);
    pick(element, 'v6');
    await element.updateComplete;
    expect([element.value, held(element)]).to.deep.equal(['v6', 'v6']);
    pick(element, '');
    await element.updateComplete;
    expect([held(element), element.matches(':invalid')]).to.deep.equal([null, true]);
  });

  it('a list follows what the page sets after somebody has chosen in it', async () => {
    const element = await place('choice', { field: many });
    const select = part<HTMLSelectElement>(element, 'select') as HTMLSelectElement;
    for (const value of ['v2', 'v5']) {
      pick(element, value);
      await element.updateComplete;
    }
    for (const [value, shown] of [['v2', 'v2'], [undefined, ''], ['v5', 'v5'], ['gone', '']] as const) {
      element.value = value;
      await element.updateComplete;
      expect(select.value).to.equal(shown);
    }
  });

  it('a list shows the company’s own words before a choice, in the page’s language', async () => {
    const element = await place('choice', { field: { ...many, placeholder: { en: 'Which one?', it: 'Quale?' } } });
    expect(part(element, 'option')?.textContent).to.equal('Which one?');
    (element.closest('main') as HTMLElement).lang = 'it';
    await until(() => part(element, 'option')?.textContent === 'Quale?' && all(element, 'option')[1]?.textContent === 'Risposta 0');
  });

  it('an answer that the company took away is a fault, and nothing is chosen for it', async () => {
    for (const field of [few, many]) {
      const element = await place('choice', { field, value: 'gone', showFaults: true });
      expect(element.message).to.equal('Choose one of the answers.');
      expect(all<HTMLInputElement>(element, 'input:checked')).to.deep.equal([]);
      expect(element.value).to.equal('gone');
    }
  });

  it('choices are kept in the order of the field; what it no longer has stays', async () => {
    const element = await place('choices', { field: define('choices', { options: options(3) }), value: ['old', 'v2'] });
    const heard = listen(element);
    tick(element, 'v0');
    tick(element, 'v2');
    expect(heard.asked.map((request) => request.type === 'value-change' && request.value)).to.deep.equal([['v0', 'v2', 'old'], ['v0', 'old']]);
    await element.updateComplete;
    expect(held(element)).to.equal('v0,old');
  });

  it('moving among the answers is not leaving the field', async () => {
    const element = await place('choices', { field: define('choices', { options: options(3) }), required: true });
    const [first, second] = all(element, 'input');
    first?.focus();
    second?.focus();
    await element.updateComplete;
    expect(element.message).to.equal('');
    leave(element);
    await until(() => part(element, '[part=error]')?.textContent?.includes('Choose an answer to go on.'));
  });

  it('yes or no is neither until it is answered, and no is an answer', async () => {
    const element = await place('yes-no', { required: true });
    expect([all(element, 'input:checked').length, element.matches(':invalid'), held(element)]).to.deep.equal([0, true, null]);
    tick(element, 'false');
    await element.updateComplete;
    expect([element.value, element.matches(':valid'), held(element)]).to.deep.equal([false, true, 'false']);
    const read = await place('yes-no', { value: false, readOnly: true }, { lang: 'fr' });
    expect(part(read, '.read')?.textContent).to.equal('Non');
  });

  it('a required box must be ticked; the whole label is its target', async () => {
    const element = await place('checkbox', { required: true });
    part(element, 'label')?.click();
    await element.updateComplete;
    expect([element.value, element.matches(':valid')]).to.deep.equal([true, true]);
    part(element, 'label')?.click();
    await element.updateComplete;
    expect([element.value, control(element).checked, element.matches(':invalid'), held(element)]).to.deep.equal([false, false, true, 'false']);
    expect(textOf(element)).to.include('Help for one');
  });
});
