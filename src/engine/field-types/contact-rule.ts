import { latinDigits } from './digits.js';
import { textRule } from './text-rule.js';

/** An address that mail can go to: a local part, one @, a domain with a dot; no spaces. Whether somebody reads it only a mail can tell. */
export const email = textRule((text) => (/^[^\s@<>(),;:"[\]\\]{1,64}@[^\s@.]+(\.[^\s@.]+)*\.(?!\d+$)[^\s@.]{2,}$/.test(text.trim()) ? undefined : { code: 'not-an-email' }), (text) => text.trim());

/** A number that could be one: 6 to 15 digits with the signs that people write between them. The page formats and checks it by country. */
export const phone = textRule((text) => {
  const written = latinDigits(text).trim();
  const digits = written.replace(/\D/g, '');
  return /^\+?[\d\s().\-/]+$/.test(written) && digits.length >= 6 && digits.length <= 15 ? undefined : { code: 'not-a-phone' };
}, latinDigits);
