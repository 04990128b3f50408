import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMoney } from '../../src/engine/field-types/money-rule.js';
import { instantsOf, localOf, soundZone } from '../../src/engine/field-types/zoned.js';
import { fieldRules, lint, type Fault } from '../../src/engine/index.js';
import type { Field, FurtherFieldType, Value } from '../../src/protocol/index.js';

const field = (type: FurtherFieldType, more: Partial<Field> = {}): Field => ({ id: 'f', type, label: 'F', ...more });
const fault = (type: FurtherFieldType, value: Value, more: Partial<Field> = {}): Fault | undefined => fieldRules[type].validate(value, field(type, more));
const read = (type: FurtherFieldType, value: unknown, more: Partial<Field> = {}): Value => fieldRules[type].sanitize(value, field(type, more));
const format = (type: FurtherFieldType, value: Value, language = 'en', more: Partial<Field> = {}): string => fieldRules[type].format(value, field(type, more), language).replace(/\s/g, ' ');

describe('money', () => {
  it.each<[string, string, '.' | ',' | undefined, unknown]>([
    ['1.250,50', 'EUR', ',', 125_050], ['1,250.50', 'EUR', '.', 125_050], ['€ 1 250', 'EUR', ',', 125_000], ['12 EUR', 'EUR', undefined, 1200], ['eur 12', 'EUR', undefined, 1200], ['-3,5', 'EUR', undefined, -350], ['0', 'EUR', undefined, 0],
    ['1500', 'JPY', undefined, 1500], ['15.5', 'JPY', '.', 'too-precise'], ['1.255', 'KWD', '.', 1255], ['1,005', 'EUR', ',', 'too-precise'], ['4.35', 'EUR', '.', 435], ['1.005', 'EUR', '.', 'too-precise'],
    ['12 USD', 'EUR', undefined, 'not-an-amount'], ['', 'EUR', undefined, 'not-an-amount'], ['9'.repeat(17), 'EUR', undefined, 'not-an-amount'], ['a lot', 'EUR', undefined, 'not-an-amount'],
  ])('%s in %s where the decimal sign is %s', (text, currency, decimal, wanted) => {
    const amount = parseMoney(text, currency, decimal);
    expect(typeof amount === 'string' ? amount : amount.amount).toBe(wanted);
  });

  it('is read back as the minor units that it was, however it is written', () => {
    fc.assert(fc.property(fc.integer({ min: -1e11, max: 1e11 }), fc.constantFrom('EUR', 'JPY', 'KWD'), fc.constantFrom<['.' | ',', string]>(['.', 'en'], [',', 'it'], [',', 'de'], [',', 'fr']), (amount, currency, [decimal, language]) => {
      const text = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'code', useGrouping: 'always' }).format(amount / 10 ** (currency === 'EUR' ? 2 : currency === 'JPY' ? 0 : 3));
      expect(parseMoney(text.replace(currency, ''), currency, decimal), text).toEqual({ amount: amount + 0, currency });
    }));
  });

  it('takes only whole minor units with a code, and keeps what was typed', () => {
    expect([{ amount: 1.5, currency: 'EUR' }, { amount: 1 }, { amount: '1', currency: 'EUR' }, { amount: 1, currency: 'euro' }, 7, [1], null].map((value) => read('money', value))).toEqual([null, null, null, null, null, null, null]);
    expect([read('money', { amount: -0, currency: 'EUR', more: 1 }), read('money', 'about 5'), read('money', '3,5', { currency: 'USD' })]).toEqual([{ amount: 0, currency: 'EUR' }, 'about 5', { amount: 350, currency: 'USD' }]);
    expect([fault('money', '3,50', { min: 351 }), fault('money', { amount: 5, currency: 'USD' })]).toEqual([{ code: 'too-small', params: { min: 351, currency: 'EUR' } }, { code: 'other-currency', params: { name: 'EUR' } }]);
    expect([format('money', { amount: 125_050, currency: 'EUR' }, 'it'), format('money', { amount: 1500, currency: 'JPY' }), format('money', 'about 5'), format('money', null)]).toEqual(['1.250,50 €', '¥1,500', 'about 5', '']);
  });
});

describe('a day with a time', () => {
  const rome = { timeZone: 'Europe/Rome' };

  it('is an instant, whatever zone it was written in', () => {
    expect(['2026-03-02T09:30+01:00', '2026-03-02t08:30:00z', ' 2026-03-02T08:30:00.000Z ', '2026-03-02T09:30'].map((text) => read('date-time', text, rome))).toEqual(Array(4).fill('2026-03-02T08:30:00Z'));
    expect(['2026-03-02T09:30', '2026-02-30T08:30:00Z', 'soon', '2026-03-02T24:00Z', '2026-03-02T09:30+99:00'].map((text) => [read('date-time', text), fault('date-time', text)?.code])).toEqual(
      ['2026-03-02T09:30', '2026-02-30T08:30:00Z', 'soon', '2026-03-02T24:00Z', '2026-03-02T09:30+99:00'].map((text) => [text, 'not-a-date-time']));
  });

  it('which no clock shows is kept and said; which it shows twice is the earlier one', () => {
    expect([read('date-time', '2026-03-29T02:30', rome), fault('date-time', '2026-03-29T02:30', rome)]).toEqual(['2026-03-29T02:30', { code: 'time-skipped' }]);
    expect([read('date-time', '2026-10-25T02:30', rome), instantsOf('2026-10-25T02:30', 'Europe/Rome').map((at) => new Date(at).toISOString())]).toEqual(['2026-10-25T00:30:00Z', ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']]);
    // half an hour, and a zone that left out a whole day
    expect(instantsOf('2026-10-04T02:15', 'Australia/Lord_Howe')).toEqual([]);
    expect(instantsOf('2011-12-30T12:00', 'Pacific/Apia')).toEqual([]);
  });

  it('comes back from the clock of every zone as the minute that it was', () => {
    const zone = fc.constantFrom('Europe/Rome', 'Europe/Madrid', 'UTC', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Casablanca');
    fc.assert(fc.property(fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 }), zone, (minutes, name) => {
      const all = instantsOf(localOf(minutes * 60_000, name), name);
      expect(all).toContain(minutes * 60_000);
      expect(all.length).toBeLessThan(3);
    }));
  });

  it('has bounds as instants, and reads on the clock of its zone', () => {
    const more = { ...rome, min: '2026-03-02T08:00:00Z', max: '2026-03-02T17:00:00Z' };
    expect([fault('date-time', '2026-03-02T07:59:00Z', more), fault('date-time', '2026-03-02T18:01', more), fault('date-time', '2026-03-02T18:00', more)]).toEqual([{ code: 'too-early', params: { min: more.min } }, { code: 'too-late', params: { max: more.max } }, undefined]);
    expect([format('date-time', '2026-07-02T08:30:00Z', 'it', rome), format('date-time', 'soon', 'it', rome)]).toEqual(['2 luglio 2026 alle ore 10:30', 'soon']);
    expect([soundZone('Europe/Rome'), soundZone('Moon/Tycho'), soundZone(undefined)]).toEqual(['Europe/Rome', undefined, undefined]);
    expect(fault('date-time', '2026-03-02T09:30', { timeZone: 'Moon/Tycho' })).toEqual({ code: 'not-a-date-time' });
  });
});

describe('an address', () => {
  const whole = { street: '1 Main Street', city: 'Springfield' };

  it.each([['IT', '00184', '184'], ['ES', '28013', '53001'], ['ES', '01001', '00123'], ['FR', '69002', '6900'], ['DE', '10115', 'D-10115'], ['PT', '1100-148', '1100148'], ['GB', 'SW1A 2AA', 'SW1A'], ['GB', 'm1 1ae', '12345']])('in %s takes the postcode %s, and not %s', (country, good, bad) => {
    const at = (postcode: string): Fault | undefined => fault('address', { ...whole, region: 'RM', country, postcode });
    expect([at(good), at(bad)?.code, at('')?.code]).toEqual([undefined, 'address-postcode-form', 'address-postcode']);
  });

  it('elsewhere needs a street, a town and a country', () => {
    expect([fault('address', { ...whole, country: 'NZ' }), fault('address', { street: 'x', country: 'NZ' }), fault('address', whole), fault('address', { ...whole, country: 'XX' })]).toEqual([undefined, { code: 'address-city' }, { code: 'address-country' }, { code: 'address-country' }]);
  });

  it('is of the field’s own country where nobody chose, and only of those that it takes', () => {
    expect(read('address', { street: 'Via Roma 1' }, { country: 'IT' })).toEqual({ street: 'Via Roma 1', country: 'IT' });
    expect(read('address', { street: 'x' }, { countries: ['FR'] })).toEqual({ street: 'x', country: 'FR' });
    expect(fault('address', { ...whole, postcode: '10115', country: 'DE' }, { country: 'IT' })).toEqual({ code: 'address-country' });
  });

  it('keeps an answer of an older form to be mended, drops what is foreign, and sends what its country has', () => {
    expect(read('address', 'Via Roma 1,\n00184 Roma', { country: 'IT' })).toEqual({ street: 'Via Roma 1, 00184 Roma', country: 'IT' });
    expect(read('address', { street: ' a ', city: 7, __proto__: { region: 'x' }, other: 'y' })).toEqual({ street: ' a ' });
    expect([{}, { country: 'IT' }, { region: 'x', country: 'FR' }, [], 7, null].map((value) => read('address', value))).toEqual([null, null, null, null, null, null]);
    expect(fieldRules.address.toWire({ street: ' 8 rue Mercière ', region: 'MI', city: 'Lyon', extra: ' ', country: 'FR' })).toEqual({ street: '8 rue Mercière', city: 'Lyon', country: 'FR' });
  });

  it('reads as its country writes it, without the country at home', () => {
    const rome = { street: 'Via Roma 1', extra: 'Scala B', postcode: '00184', city: 'Roma', region: 'RM', country: 'IT' };
    const lines = (value: Value, more: Partial<Field> = {}): string[] => fieldRules.address.format(value, field('address', more), 'it').split('\n');
    expect([lines(rome), lines(rome, { country: 'IT' })]).toEqual([['Via Roma 1', 'Scala B', '00184 Roma RM', 'Italia'], ['Via Roma 1', 'Scala B', '00184 Roma RM']]);
    expect(lines({ street: '10 Downing Street', city: 'London', postcode: 'SW1A 2AA', country: 'GB' })).toEqual(['10 Downing Street', 'London', 'SW1A 2AA', 'Regno Unito']);
  });
});

describe('an IBAN', () => {
  // the examples of the register, one for each of our countries and some more
  const published = ['IT60X0542811101000000123456', 'ES9121000418450200051332', 'FR1420041010050500013M02606', 'DE89370400440532013000', 'PT50000201231234567890154', 'GB29NWBK60161331926819', 'NL91ABNA0417164300', 'BE68539007547034', 'CH9300762011623852957', 'MT84MALT011000012345MTLCAST001S', 'NO9386011117947'];

  it.each(published)('%s is one, however it is written', (iban) => {
    for (const text of [iban, iban.toLowerCase(), iban.replace(/.{4}/g, '$& '), iban.replace(/.{4}(?=.)/g, '$&-'), ` ${iban} `]) expect([fault('iban', text), read('iban', text)], text).toEqual([undefined, iban]);
    expect(format('iban', iban)).toBe(iban.replace(/.{4}(?=.)/g, '$& '));
  });

  it('with one digit changed, or two neighbours swapped, is none', () => {
    fc.assert(fc.property(fc.constantFrom(...published), fc.nat(), fc.integer({ min: 1, max: 9 }), (iban, at, by) => {
      const digits = [...iban].flatMap((char, i) => (i >= 2 && /\d/.test(char) ? [i] : []));
      const i = digits[at % digits.length] as number;
      const changed = `${iban.slice(0, i)}${(Number(iban[i]) + by) % 10}${iban.slice(i + 1)}`;
      expect(fault('iban', changed), changed).toEqual({ code: 'iban-check' });
      const [a, b] = [iban[i], iban[i + 1]];
      if (b !== undefined && a !== b && /\d/.test(b)) expect(fault('iban', `${iban.slice(0, i)}${b}${a}${iban.slice(i + 2)}`)?.code).toBe('iban-check');
    }));
  });

  it('says what is wrong so that it can be mended', () => {
    expect(fault('iban', 'it60 x054 2811 1010 0000 0123 45')).toEqual({ code: 'iban-length', params: { name: 'IT', max: 27, length: 26 } });
    expect([fault('iban', '0542811101000000123456'), fault('iban', 'IT60_0542811101000000123456'), fault('iban', 'constructor')]).toEqual([{ code: 'not-an-iban' }, { code: 'not-an-iban' }, { code: 'not-an-iban' }]);
    expect([fault('iban', 'DE89370400440532013000', { country: 'IT' }), fault('iban', 'DE89370400440532013000', { country: 'IT', countries: ['IT', 'DE'] })]).toEqual([{ code: 'iban-country', params: { name: 'IT' } }, undefined]);
  });
});

describe('a tax number', () => {
  it.each<[string, string, string]>([
    ['codice-fiscale', 'RSSMRA85T10A562S', 'RSSMRA85T10A562T'], ['codice-fiscale', 'RSSMRA85T10A56NH', 'RSSMRA85T10A56NS'], ['codice-fiscale', 'FRRGLI80A41F257I', 'FRRGLI80A41F257X'],
    ['partita-iva', '00743110157', '00743110158'], ['partita-iva', 'IT00743110157', 'IT00743110158'], ['nif', '54362315K', '54362315Z'], ['nie', 'X5253868R', 'X5253868T'], ['cif', 'J99216582', 'J99216583'], ['cif', 'A13585625', 'A13585626'],
    ['siren', '732829320', '732829321'], ['siret', '73282932000074', '73282932000075'], ['tva', 'FR40303265045', 'FR41303265045'], ['spi', '3023217600053', '3023217600054'],
  ])('%s %s is one, and %s is none', (kind, good, bad) => {
    for (const text of [good, good.toLowerCase(), ` ${good.slice(0, 3)} ${good.slice(3)}`]) expect([fault('tax-id', text, { kinds: [kind] }), read('tax-id', text)], text).toEqual([undefined, good]);
    expect(fault('tax-id', bad, { kinds: [kind] })?.code).toBe('code-check');
  });

  it('is of the kinds that the field takes: those it names, else its country’s, else any', () => {
    expect([fault('tax-id', '54362315K', { country: 'ES' }), fault('tax-id', '54362315K', { country: 'IT' })?.code, fault('tax-id', '54362315K'), fault('tax-id', 'X5253868R', { kinds: ['nif'] })?.code, fault('tax-id', '54362315K', { kinds: ['never-heard-of'], country: 'ES' })]).toEqual([undefined, 'not-a-code', undefined, 'code-check', undefined]);
  });

  it('says what is wrong so that it can be mended', () => {
    expect(fault('tax-id', 'RSSMRA85T10A562', { kinds: ['codice-fiscale'] })).toEqual({ code: 'code-length', params: { name: 'codice fiscale', max: 16, length: 15 } });
    expect(fault('tax-id', 'RSSMRA85T10A562', { country: 'IT' })).toEqual({ code: 'not-a-code', params: { name: 'codice fiscale, partita IVA' } });
    expect([format('tax-id', '73282932000074', 'fr', { country: 'FR' }), format('tax-id', 'FR40303265045', 'fr', { country: 'FR' }), format('tax-id', 'unknown'), format('tax-id', null)]).toEqual(['732 829 320 00074', 'FR40 303 265 045', 'unknown', '']);
  });
});

describe('a supply point', () => {
  const letters = 'TRWAGMYFPDXBNJZSQVHLCKE';
  const digits = fc.stringMatching(/^\d{16}$/);
  /** As the rule is published: the sixteen digits modulo 529; its quotient and its rest by 23. */
  const control = (code: string): string => { const rest = Number(BigInt(code) % 529n); return `${letters[Math.floor(rest / 23)]}${letters[rest % 23]}`; };

  it.each(['ES1234123456789012JY', 'ES1234123456789012JY1F', 'ES1234000000000001JN0F'])('%s is a CUPS', (cups) => {
    for (const text of [cups, cups.toLowerCase(), `${cups.slice(0, 2)} ${cups.slice(2, 6)}-${cups.slice(6)}`]) expect([fault('supply-point', text, { country: 'ES' }), read('supply-point', text)]).toEqual([undefined, cups]);
  });

  it('a CUPS has the control letters of its digits, and no others', () => {
    fc.assert(fc.property(digits, fc.constantFrom(...letters), fc.constantFrom(...letters), (code, a, b) => {
      expect(fault('supply-point', `ES${code}${control(code)}`, { country: 'ES' })).toBeUndefined();
      if (a + b !== control(code)) expect(fault('supply-point', `ES${code}${a}${b}`, { country: 'ES' })).toEqual({ code: 'code-check', params: { name: 'CUPS' } });
    }));
  });

  it('a CUPS with one digit changed is none', () => {
    fc.assert(fc.property(digits, fc.nat({ max: 15 }), fc.integer({ min: 1, max: 9 }), (code, at, by) => {
      const changed = `${code.slice(0, at)}${(Number(code[at]) + by) % 10}${code.slice(at + 1)}`;
      expect(fault('supply-point', `ES${changed}${control(code)}`, { country: 'ES' })?.code).toBe('code-check');
    }));
  });

  it.each<[string, string, string | undefined]>([
    ['IT', 'IT001E12345678', undefined], ['IT', 'IT 001 E 12345678A', undefined], ['IT', 'IT001F12345678', 'code-check'], ['IT', 'IT001E1234567', 'code-length'], ['FR', '12 345 678 901 234', undefined], ['FR', '1234567890123', 'code-length'], ['FR', '1234567890123A', 'code-check'],
    ['ES', 'ES1234123456789012JY1', 'code-length'], ['ES', 'ES1234123456789012JY1Q', 'code-check'], ['ES', 'IT001E12345678', 'code-length'],
  ])('%s %s: %s', (country, text, code) => {
    expect(fault('supply-point', text, { country })?.code).toBe(code);
  });

  it('reads in the groups that a bill prints', () => {
    expect([format('supply-point', 'ES1234123456789012JY'), format('supply-point', '12345678901234'), format('supply-point', 'IT001E12345678'), format('supply-point', 'soon')]).toEqual(['ES 1234 1234 5678 9012 JY', '12 345 678 901 234', 'IT001E12345678', 'soon']);
  });
});

describe('a definition that can’t be meant', () => {
  const found = (type: string, more: Partial<Field>): [string, string][] => lint({
    flow: { protocol: 1, type: 't', name: 'T', initial: 'a', languages: ['en'], states: [{ id: 's', name: 's', publicName: 'S', substates: [{ id: 'a', name: 'a', publicName: 'A', view: null }] }], externalActions: [], fields: [{ id: 'f', type, label: 'F', ...more }] },
    fields: [], conditions: [],
  }).filter(({ pointer }) => pointer.startsWith('/fields/0/')).map(({ code, pointer }) => [code, pointer.slice('/fields/0/'.length)]);

  it.each<[string, Partial<Field>, [string, string][]]>([
    ['number', { min: 3, max: 2 }, [['min-above-max', 'min']]], ['number', { min: '3' }, [['unknown-bound', 'min']]], ['number', { min: 2, max: 2 }, []], ['date', { min: '2026-02-01', max: '2026-01-01' }, [['min-above-max', 'min']]], ['time', { max: 12 }, [['unknown-bound', 'max']]],
    ['short-text', { minLength: 5, maxLength: 4 }, [['min-above-max', 'minLength']]], ['money', { currency: 'EURO' }, [['unknown-currency', 'currency']]], ['money', { currency: 'EUR', min: 0, max: 100 }, []], ['money', { min: 5, max: 1 }, [['min-above-max', 'min']]],
    ['date-time', { timeZone: 'Mars/Base' }, [['unknown-time-zone', 'timeZone']]], ['date-time', { min: '2026-01-01' }, [['unknown-bound', 'min']]], ['date-time', { min: '2026-01-01T00:00:00Z', max: '2026-01-01T00:30:00+01:00' }, [['min-above-max', 'min']]],
    ['address', { country: 'Italy' }, [['unknown-country', 'country']]], ['address', { countries: ['IT', 'UK'] }, [['unknown-country', 'countries/1']]], ['address', { country: 'DE', countries: ['IT', 'FR'] }, [['country-not-taken', 'country']]], ['address', { country: 'IT', countries: ['IT', 'FR'] }, []],
    ['iban', { country: 'US' }, [['unknown-country', 'country']]], ['iban', { countries: ['IT', 'SM', 'VA'] }, []], ['tax-id', { country: 'DE' }, [['unknown-country', 'country']]], ['tax-id', { kinds: ['nif', 'ssn'] }, [['unknown-kind', 'kinds/1']]], ['supply-point', { kinds: ['cups', 'constructor'] }, [['unknown-kind', 'kinds/1']]],
    ['supply-point', { country: 'ES', kinds: ['cups'] }, []], ['photo', { maxPixels: 0 }, [['unknown-bound', 'maxPixels']]], ['photo', { maxPixels: 2000 }, []], ['short-text', { kinds: ['nif'] }, [['unknown-kind', 'kinds/0']]],
  ])('%s %j: %j', (type, more, wanted) => {
    expect(found(type, more)).toEqual(wanted);
  });
});
