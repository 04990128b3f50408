import type { FaultGaps } from '../en.js';

/** What the further types of fields say. */
export const fields = {
  addressStreet: 'Street and number',
  addressExtra: 'Flat, floor or building',
  addressPostcode: 'Postcode',
  addressCity: 'Town or city',
  addressProvince: 'Province',
  addressRegion: 'State or region',
  addressCountry: 'Country',
  dateTimeTwice: 'The clocks are set back then, and this time comes twice. The earlier one counts.',
  // what is wrong, by the engine's code
  faults: {
    'not-an-amount': 'Enter an amount, like 1,250.00.',
    'too-precise': ({ max }: FaultGaps) => (max === '0' ? 'Enter the amount without decimals.' : `Enter the amount with ${max} decimals at most.`),
    'other-currency': ({ name }: FaultGaps) => `Enter the amount in ${name}.`,
    'not-a-date-time': 'Enter a day and a time that exist.',
    'time-skipped': 'The clocks are set forward then, so this time doesn’t exist. Choose another.',
    'address-street': 'Enter the street and number.',
    'address-postcode': 'Enter the postcode.',
    'address-postcode-form': ({ name }: FaultGaps) => `Enter a postcode of this country, like ${name}.`,
    'address-city': 'Enter the town or city.',
    'address-region': 'Enter the province.',
    'address-country': 'Choose the country.',
    'not-an-iban': 'Enter an IBAN. It begins with two letters for the country, like IT or FR.',
    'iban-country': ({ name }: FaultGaps) => `Only accounts of these countries are taken: ${name}.`,
    'iban-length': ({ name, max, length }: FaultGaps) => `An IBAN that begins with ${name} has ${max} characters; this one has ${length}.`,
    'iban-check': 'Check this IBAN: a character is wrong, or two are swapped.',
    'not-a-code': ({ name }: FaultGaps) => `Enter one of these: ${name}.`,
    'code-length': ({ name, max, length }: FaultGaps) => `A ${name} has ${max} characters; this one has ${length}.`,
    'code-check': ({ name }: FaultGaps) => `Check this ${name}: a character is wrong, or two are swapped.`,
  },
};
