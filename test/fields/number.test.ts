import { expect } from 'chai';
import type { PortalFieldElement } from '../../src/fields/field-element.js';
import { fieldRules } from '../../src/engine/index.js';
import { clean, textOf, until } from '../views/fake-store.js';
import { control, define, enter, held, leave, nameOf, part, place } from '../suites/place.js';

async function typed(lang: string, text: string): Promise<PortalFieldElement> {
  const element = await place('number', {}, { lang });
  enter(element, text);
  await element.updateComplete;
  return element;
}

describe('a number', () => {
  afterEach(clean);

  it('is read as people of the language write it', async () => {
    for (const [lang, text, value] of [
      ['en', '3.5', 3.5], ['en', '3,500', 3500], ['en', '1,234.5', 1234.5], ['it', '3,5', 3.5], ['it', '3.500', 3500], ['it', '1.234,5', 1234.5], ['it', '3.5', 3.5],
      ['fr', '1 234,5', 1234.5], ['fr', '1\u202f234', 1234], ['es', '12.500', 12500], ['de-CH', '1’234.5', 1234.5], ['en', '-4', -4], ['en', ' 7 ', 7], ['en', '1.2.3', '1.2.3'], ['it', 'circa 12', 'circa 12'],
    ] as const) {
      expect((await typed(lang, text)).value, `${lang} ${text}`).to.equal(value);
      clean();
    }
  });

  it('leaves what is being typed as it is, however it is read', async () => {
    for (const text of ['3.', '3.50', '1,234.0', '007', '1e']) {
      const element = await typed('en', text);
      leave(element);
      expect(control(element).value).to.equal(text);
      clean();
    }
  });

  it('shows a number of the page’s in the language’s own signs, which it can read again', async () => {
    for (const [lang, value, shown] of [['en', 1234.5, '1234.5'], ['it', 1234.5, '1234,5'], ['ar-EG', 12.5, '12.5'], ['fr', -0.25, '-0,25'], ['en', 12345678901, '12345678901']] as const) {
      const element = await place('number', { value }, { lang });
      expect(control(element).value, lang).to.equal(shown);
      enter(element, control(element).value);
      expect(element.value, lang).to.equal(value);
      clean();
    }
  });

  it('follows the page’s language', async () => {
    const element = await place('number', { value: 2.5, field: define('number', { min: 3.5 }), showFaults: true });
    expect(element.message).to.equal('Enter 3.5 or more.');
    (element.closest('main') as HTMLElement).lang = 'it';
    await until(() => control(element).value === '2,5');
    expect(element.message).to.include('3,5');
  });

  it('works in a page whose language is no tag at all', async () => {
    for (const [lang, shown] of [['it_IT', '2,5'], ['x', '2.5'], ['??', '2.5'], ['en_US', '2.5']] as const) {
      const element = await place('number', { value: 2.5 }, { lang });
      expect(control(element).value, lang).to.equal(shown);
      clean();
    }
  });

  it('has its unit beside it, said with its name, and read with it', async () => {
    const field = define('number', { unit: { en: 'kWh a year', it: 'kWh all’anno' } });
    const element = await place('number', { field, value: 3200 });
    expect(textOf(element)).to.include('kWh a year');
    expect(nameOf(control(element))).to.equal('Label one (optional) kWh a year');
    const read = await place('number', { field, value: 3200, readOnly: true }, { lang: 'it' });
    expect(part(read, '.read')?.textContent?.trim()).to.equal(`${fieldRules.number.format(3200, field, 'it')} kWh all’anno`);
  });

  it('opens the keyboard of numbers on a phone, and the whole one where there may be a minus', async () => {
    const one = control(await place('number', { field: define('number', { min: 0 }) }));
    expect([one.type, one.inputMode]).to.deep.equal(['text', 'decimal']);
    expect(control(await place('number', { field: define('number', { min: -20 }) })).inputMode).to.equal('text');
  });

  it('goes to a host’s form as a number, whatever the language', async () => {
    expect(held(await typed('it', '1.234,5'))).to.equal('1234.5');
  });
});
