import { expect } from 'chai';
import type { PortalFieldElement } from '../../src/fields/field-element.js';
import { clean, until } from '../views/fake-store.js';
import { control, enter, leave, listen, place } from '../suites/place.js';

async function left(lang: string, text: string): Promise<PortalFieldElement> {
  const element = await place('phone', {}, { lang });
  enter(element, text);
  leave(element);
  return element;
}

describe('a phone number', () => {
  afterEach(clean);

  it('opens the keyboard of numbers, and is filled in by the browser', async () => {
    const input = control(await place('phone'));
    expect([input.type, input.inputMode, input.autocomplete]).to.deep.equal(['tel', 'tel', 'tel']);
  });

  it('is written as its country writes it when the customer leaves: the country of the language, or of its prefix', async () => {
    for (const [lang, text, tidy] of [
      ['it', '3331234567', '+39 333 123 4567'], ['es', '612 34 56 78', '+34 612 34 56 78'], ['fr', '0612345678', '+33 6 12 34 56 78'], ['fr-CH', '0791234567', '+41 79 123 45 67'],
      ['en-GB', '07911123456', '+44 7911 123456'], ['en', '+393331234567', '+39 333 123 4567'], ['it', '+33612345678', '+33 6 12 34 56 78'],
    ] as const) {
      const element = await left(lang, text);
      await until(() => element.value === tidy);
      await until(() => control(element).value === tidy);
      clean();
    }
  });

  it('asks again with the tidy number, and only when it is another', async () => {
    const element = await place('phone', {}, { lang: 'it' });
    const heard = listen(element);
    enter(element, '3331234567');
    leave(element);
    await until(() => heard.asked.length === 2);
    expect(heard.asked.map((request) => request.type === 'value-change' && request.value)).to.deep.equal(['3331234567', '+39 333 123 4567']);
    leave(element);
    enter(element, '+39 333 123 45');
    await element.updateComplete;
    expect(heard.asked).to.have.length(3);
  });

  it('stays as it was typed where no country can be told, and where it can’t be read', async () => {
    const known = await left('it', '3331234567');
    const unknown = await left('en', '0555 010 099');
    const words = await left('it', 'after six, 333 12');
    // by the time that one is tidied, the others would have been
    await until(() => known.value === '+39 333 123 4567');
    expect([unknown.value, words.value]).to.deep.equal(['0555 010 099', 'after six, 333 12']);
    expect(words.message).to.equal('Inserisca un numero di telefono con il prefisso, per esempio +39 333 123 4567.');
  });

  it('isn’t changed under the hands of somebody who types on', async () => {
    const element = await left('it', '3331234567');
    enter(element, '33312345');
    // asked for after the field asked for it, so there after it
    await import('../../src/fields/phone/phone-format.js');
    await element.updateComplete;
    expect(element.value).to.equal('33312345');
  });
});
