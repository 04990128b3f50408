import { expect } from 'chai';
import '../../src/define/portal-view-documentation.js';
import type { PortalFieldElement } from '../../src/fields/field-element.js';
import type { PortalViewDocumentation } from '../../src/views/documentation/portal-view-documentation.js';
import { all, control, define, descriptionOf, enter, leave, listen, nameOf, part, place } from '../suites/place.js';
import { expectAccessible } from '../views/accessibility.js';
import { clean, FakeStore, find, mount, textOf, until } from '../views/fake-store.js';
import { opportunity, placed } from '../views/opportunities.js';

const error = (element: Element): string => part(element, '[part=error]')?.textContent?.trim() ?? '';
const spaced = (text: string): string => text.replace(/\s/g, ' ');

/** A person writes into one part of several, or chooses in a list. */
function write(element: Element, name: string, text: string): void {
  const input = part<HTMLInputElement | HTMLSelectElement>(element, `[name=${name}]`) as HTMLInputElement;
  input.focus();
  input.value = text;
  input.dispatchEvent(new Event(input.localName === 'select' ? 'change' : 'input', { bubbles: true, composed: true }));
}

describe('a bank account', () => {
  afterEach(clean);

  it('is taken as it is typed, and shows in fours once it is left; it is kept without spaces', async () => {
    const element = await place('iban');
    const heard = listen(element);
    enter(element, 'it60x0542 8111-0100 0000 123456');
    await element.updateComplete;
    expect([control(element).value, element.value]).to.deep.equal(['it60x0542 8111-0100 0000 123456', 'IT60X0542811101000000123456']);
    leave(element);
    await until(() => control(element).value === 'IT60 X054 2811 1010 0000 0123 456');
    expect(heard.asked).to.have.length(1);
    // and one that isn't right stays as it was typed, also after it was left
    enter(element, 'it60 x054');
    leave(element);
    await until(() => error(element) !== '');
    expect([control(element).value, element.value]).to.deep.equal(['it60 x054', 'it60 x054']);
  });

  it('says in each language how to mend it', async () => {
    const element = await place('iban', { value: 'IT60X054281110100000012345', showFaults: true });
    for (const [language, words] of [['en', 'An IBAN that begins with IT has 27 characters; this one has 26.'], ['it', 'Un IBAN che inizia con IT ha 27 caratteri; questo ne ha 26.'], ['es', 'Un IBAN que empieza por IT tiene 27 caracteres; este tiene 26.'], ['fr', 'Un IBAN qui commence par IT compte 27 caractères ; celui-ci en compte 26.']] as const) {
      (element.closest('main') as HTMLElement).lang = language;
      await until(() => spaced(error(element)) === words);
    }
  });

  it('asks the keyboard for capitals, no dictionary, and nothing to fill it in with', async () => {
    const input = control(await place('iban'));
    expect([input.autocapitalize, input.spellcheck, input.autocomplete]).to.deep.equal(['characters', false, 'off']);
  });
});

describe('an amount', () => {
  afterEach(clean);

  it('is typed as the language writes it, and written so once it is left, with its sign where the language has it', async () => {
    for (const [lang, typed, shown, side] of [['en', '1250.5', '1,250.50', 'before'], ['it', '1.250,5', '1.250,50', 'after'], ['fr', '1250,5', '1 250,50', 'after'], ['es', '1250', '1.250,00', 'after']] as const) {
      const element = await place('money', { field: define('money', { currency: 'EUR' }) }, { lang });
      enter(element, typed);
      await element.updateComplete;
      expect([control(element).value, element.value], lang).to.deep.equal([typed, { amount: typed.includes('5') && typed !== '1250' ? 125_050 : 125_000, currency: 'EUR' }]);
      leave(element);
      await until(() => spaced(control(element).value) === shown);
      const [first] = [...(part(element, '.with-unit')?.children ?? [])];
      expect(first?.localName, lang).to.equal(side === 'before' ? 'label' : 'input');
      expect(part(element, '.with-unit label')?.textContent, lang).to.equal('€');
    }
  });

  it('says a bound as an amount, and how many decimals its currency has', async () => {
    const field = define('money', { currency: 'EUR', min: 50_000 });
    const element = await place('money', { field, value: { amount: 100, currency: 'EUR' }, showFaults: true });
    expect(element.message).to.equal('Enter €500.00 or more.');
    element.value = '1.2345';
    await until(() => error(element) === 'Enter the amount with 2 decimals at most.');
    element.field = define('money', { currency: 'JPY' });
    await until(() => error(element) === 'Enter the amount without decimals.');
    element.value = { amount: 100, currency: 'EUR' };
    await until(() => error(element) === 'Enter the amount in JPY.');
    (element.closest('main') as HTMLElement).lang = 'it';
    Object.assign(element, { field, value: { amount: 100, currency: 'EUR' } });
    await until(() => spaced(error(element)) === 'Inserisca 500,00 € o più.');
  });

  it('can be read back in a language that groups by twos', async () => {
    const element = await place('money', { field: define('money', { currency: 'INR' }), value: { amount: 123_456_789, currency: 'INR' } }, { lang: 'en-IN' });
    enter(element, control(element).value);
    await element.updateComplete;
    expect(element.value).to.deep.equal({ amount: 123_456_789, currency: 'INR' });
  });
});

describe('a day with a time', () => {
  afterEach(clean);
  const visit = define('date-time', { timeZone: 'America/New_York', min: '2026-03-01T13:00:00Z', max: '2026-12-31T22:00:00Z' });

  it('is typed on the clock of its zone, which is named, and kept as an instant', async () => {
    const element = await place('date-time', { field: visit });
    const input = control(element);
    expect([input.type, input.min, input.max]).to.deep.equal(['datetime-local', '2026-03-01T08:00', '2026-12-31T17:00']);
    expect(descriptionOf(input)).to.equal('Help for one Eastern Time');
    enter(element, '2026-03-02T09:30');
    await element.updateComplete;
    expect([element.value, control(element).value]).to.deep.equal(['2026-03-02T14:30:00Z', '2026-03-02T09:30']);
    enter(element, '2026-03-01T07:59');
    leave(element);
    await until(() => spaced(error(element)) === `Choose ${spaced(new Intl.DateTimeFormat('en', { year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'America/New_York' }).format(new Date(visit.min as string)))} or later.`);
  });

  it('that no clock shows says so and stays to be mended; one that comes twice says which counts', async () => {
    const element = await place('date-time', { field: visit });
    enter(element, '2026-03-08T02:30');
    leave(element);
    await until(() => error(element) === 'The clocks are set forward then, so this time doesn’t exist. Choose another.');
    expect([element.value, element.matches(':invalid')]).to.deep.equal(['2026-03-08T02:30', true]);
    enter(element, '2026-11-01T01:30');
    await until(() => part(element, '#note')?.textContent?.includes('The earlier one counts.'));
    expect(element.value).to.equal('2026-11-01T05:30:00Z');
    await expectAccessible(element);
  });

  it('without a zone is the customer’s own clock, of which nothing is said', async () => {
    const element = await place('date-time');
    enter(element, '2026-07-02T09:30');
    await element.updateComplete;
    expect(element.value).to.equal(new Date('2026-07-02T09:30').toISOString().replace('.000Z', 'Z'));
    expect(part(element, '#note')).to.equal(null);
  });
});

describe('an address', () => {
  afterEach(clean);
  const names = (element: Element): string[] => all(element, '.parts [name]').map((one) => one.getAttribute('name') ?? '');
  const home = define('address', { country: 'IT', countries: ['IT', 'FR', 'GB'] });

  it('has its parts in the order of the country that is chosen, each with its label and what the browser may fill in', async () => {
    const element = await place('address', { field: home });
    expect(names(element)).to.deep.equal(['street', 'extra', 'postcode', 'city', 'region', 'country']);
    expect(all<HTMLInputElement>(element, '.parts [name]').map((one) => one.autocomplete)).to.deep.equal(['address-line1', 'address-line2', 'postal-code', 'address-level2', 'address-level1', 'country']);
    expect(all(element, '.parts [name]').map(nameOf)).to.deep.equal(['Street and number', 'Flat, floor or building (optional)', 'Postcode', 'Town or city', 'Province', 'Country']);
    write(element, 'country', 'GB');
    await until(() => names(element).join() === 'street,extra,city,postcode,country');
    // nothing is asked for until something is written
    expect(element.value).to.equal(null);
    write(element, 'street', '10 Downing Street');
    await element.updateComplete;
    expect(element.value).to.deep.equal({ street: '10 Downing Street', country: 'GB' });
    write(element, 'street', '');
    await element.updateComplete;
    expect([element.value, part<HTMLSelectElement>(element, 'select')?.value]).to.deep.equal([null, 'GB']);
    const own = await place('address', { field: { ...home, autocomplete: 'billing' } });
    expect(control(own).autocomplete).to.equal('billing address-line1');
    expect(control(await place('address', { field: { ...home, autocomplete: 'off' } })).autocomplete).to.equal('off');
  });

  it('says at each part what is wrong with it, tied to its control, once the whole of it is left', async () => {
    const element = await place('address', { field: home, required: true });
    write(element, 'street', 'Via della Luce 12');
    write(element, 'postcode', '2012');
    part(element, '[name=city]')?.focus();
    await element.updateComplete;
    expect(all(element, '.error')).to.have.length(0);
    leave(element);
    await until(() => all(element, '.error').length === 3);
    const errorOf = (name: string): string => descriptionOf(part(element, `[name=${name}]`) as Element);
    expect(['postcode', 'city', 'region'].map(errorOf)).to.deep.equal(['Enter a postcode of this country, like 20121.', 'Enter the town or city.', 'Enter the province.']);
    expect(all(element, '[aria-invalid=true]').map((one) => one.getAttribute('name'))).to.deep.equal(['postcode', 'city', 'region']);
    await expectAccessible(element);
    write(element, 'postcode', '20121');
    await until(() => all(element, '.error').length === 2);
  });

  it('keeps what is typed as it is typed, spaces and all', async () => {
    const element = await place('address', { field: home });
    write(element, 'street', 'Via ');
    await element.updateComplete;
    expect(control(element).value).to.equal('Via ');
    element.value = 'Via Roma 1, 00184 Roma';
    await until(() => control(element).value === 'Via Roma 1, 00184 Roma');
  });

  it('begins in the country of the page’s language where the company named none, and in none otherwise', async () => {
    const country = async (lang: string): Promise<string | undefined> => part<HTMLSelectElement>(await place('address', {}, { lang }), 'select')?.value;
    expect([await country('fr-CH'), await country('en')]).to.deep.equal(['CH', '']);
    const at = await place('address', { field: define('address', { country: 'FR' }) });
    expect([names(at), part(at, 'select')]).to.deep.equal([['street', 'extra', 'postcode', 'city'], null]);
  });
});

describe('a further type in a step', () => {
  afterEach(clean);

  it('is said in the summary in its own words, the engine’s and the server’s, with a link that leads there', async () => {
    const store = new FakeStore(opportunity({ placements: [placed({ ...define('iban'), id: 'iban' }, { required: true }), placed({ ...define('address', { country: 'IT' }), id: 'home' })], values: { iban: 'IT60', home: { street: 'Via Roma 1', country: 'IT' } }, conditions: [] }));
    const view = await mount<PortalViewDocumentation>('portal-view-documentation', store);
    (await until(() => find(view, 'button[type=submit]'))).click();
    const summary = await until(() => find(view, '.summary'));
    expect(textOf(summary)).to.include('An IBAN that begins with IT has 27 characters; this one has 4.').and.include('Enter the postcode.');
    summary.querySelectorAll('a')[1]?.click();
    expect((view.shadowRoot?.activeElement as PortalFieldElement).field.id).to.equal('home');
    store.patch({ step: { ...store.state.step, values: { iban: 'IT60X0542811101000000123456' } }, send: { status: 'refused', type: 'submit-step', failure: { code: 'invalid', errors: [{ pointer: '/payload/values/iban', code: 'iban-check' }] } } });
    await until(() => textOf(find(view, '.summary') as Element).includes('two are swapped'));
    await until(() => error(find(view, 'portal-field-iban') as Element).includes('two are swapped'));
  });
});
