import { parsePhoneNumberFromString, type CountryCode, type PhoneNumber } from 'libphonenumber-js/max';

/** A phone number as its parts; a number without an international prefix is read as one of `country`. */
function parsed(phone: string, country?: string): PhoneNumber | undefined {
  return parsePhoneNumberFromString(phone.trim().replace(/^00/, '+'), country as CountryCode | undefined);
}

/** The country of a phone number in international form (ISO 3166 code); undefined when it can't be told. */
export function countryOf(phone: string | undefined): string | undefined {
  return phone === undefined ? undefined : parsed(phone)?.country;
}

/** What a customer types to sign in, in the form that it is held in: an e-mail address in lower case, a phone number as + and digits. `country` is where a number without a prefix is from. */
export function normal(identifier: string, country?: string): string {
  const text = identifier.trim();
  if (text.includes('@')) return text.toLowerCase();
  return parsed(text, country)?.number ?? text.replace(/^00/, '+').replace(/[^+\d]/g, '');
}

/** Whether a number in international form is a valid one that takes an SMS. Where mobiles and fixed lines share their prefixes (North America) it counts as one. */
export function isMobile(phone: string): boolean {
  const number = parsed(phone);
  const type = number?.isValid() ? number.getType() : undefined;
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE';
}
