/** The parts of a postal address, as they are named on the wire. */
export const addressParts = ['street', 'extra', 'postcode', 'city', 'region', 'country'] as const;
export type AddressPart = (typeof addressParts)[number];

/** How a country writes an address. */
export interface AddressForm {
  /** its parts line by line, without the country */
  readonly lines: readonly (readonly AddressPart[])[];
  readonly required: readonly AddressPart[];
  readonly postcode?: RegExp;
  /** a postcode of the country, to show what one looks like */
  readonly example?: string;
}

const street: readonly (readonly AddressPart[])[] = [['street'], ['extra']];
const all: readonly AddressPart[] = ['street', 'postcode', 'city'];
const five: readonly (readonly AddressPart[])[] = [...street, ['postcode', 'city']];

const forms: Readonly<Record<string, AddressForm>> = {
  IT: { lines: [...street, ['postcode', 'city', 'region']], required: [...all, 'region'], postcode: /^\d{5}$/, example: '20121' },
  ES: { lines: [...street, ['postcode', 'city'], ['region']], required: all, postcode: /^(0[1-9]|[1-4]\d|5[0-2])\d{3}$/, example: '28013' },
  FR: { lines: five, required: all, postcode: /^\d{5}$/, example: '69003' },
  DE: { lines: five, required: all, postcode: /^\d{5}$/, example: '10115' },
  PT: { lines: five, required: all, postcode: /^\d{4}-\d{3}$/, example: '1100-148' },
  GB: { lines: [...street, ['city'], ['postcode']], required: all, postcode: /^(GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/i, example: 'SW1A 2AA' },
};

/** Somewhere else: what every address has, and room for what some have. */
const elsewhere: AddressForm = { lines: [...street, ['postcode', 'city'], ['region']], required: ['street', 'city'] };

export const addressForm = (country: string): AddressForm => (Object.hasOwn(forms, country) ? forms[country] : undefined) ?? elsewhere;

/** ISO 3166-1 alpha-2, all of them: each first letter with its second ones. */
const iso = 'ADEFGILMOQRSTUWXZ BABDEFGHIJLMNOQRSTVWYZ CACDFGHIKLMNORUVWXYZ DEJKMOZ ECEGHRST FIJKMOR GABDEFGHILMNPQRSTUWY HKMNRTU IDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY MACDEFGHKLMNOPQRSTUVWXYZ NACEFGILOPRUZ OM PAEFGHKLMNRSTWY QA REOSUW SABCDEGHIJKLMNORSTVXYZ TCDFGHJKLMNORTVWZ UAGMSYZ VACEGINU WFS YET ZAMW';
export const allCountries: readonly string[] = iso.split(' ').flatMap(([first = '', ...second]) => second.map((letter) => first + letter));
