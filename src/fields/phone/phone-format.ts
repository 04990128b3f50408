import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

/** The countries of languages that are mostly spoken in one; a tag's own region goes first. */
const countries: Record<string, CountryCode> = { it: 'IT', es: 'ES', fr: 'FR', de: 'DE', pt: 'PT' };

/** A number in international form, as its country writes it; undefined for one that can't be read. */
export function formatPhone(text: string, tag: string): string | undefined {
  const [language = '', region] = tag.split('-');
  const country = region?.length === 2 ? (region.toUpperCase() as CountryCode) : countries[language];
  const number = parsePhoneNumberFromString(text, country);
  return number?.isPossible() ? number.formatInternational() : undefined;
}
