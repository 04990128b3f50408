import type { PDFFont } from '@cantoo/pdf-lib';

/** Letters that no mark makes: what people write where they don't have them. */
const plain: Readonly<Record<string, string>> = { ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ħ: 'h', Ħ: 'H', ı: 'i', ŧ: 't', Ŧ: 'T', ŋ: 'n', Ŋ: 'N', ĸ: 'k', ſ: 's', ə: 'e', '\u2010': '-', '\u2011': '-', '\u2212': '-' };

const known = new WeakMap<PDFFont, ReadonlySet<number>>();

/**
 * A text in the letters that a font has: a sign that it doesn't have loses its mark, or stands by its number (`[U+674E]`), and `changed` says so.
 * What isn't to be seen, and what turns the direction of what follows, is left out.
 */
export function inLetters(text: string, font: PDFFont): { readonly text: string; readonly changed: boolean } {
  const has = known.get(font) ?? new Set(font.getCharacterSet());
  known.set(font, has);
  let changed = false;
  const letter = (sign: string): string => {
    if (/\p{Zs}|[\t\r\n]/u.test(sign)) return ' ';
    if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(sign)) { changed = true; return ''; }
    if (has.has(sign.codePointAt(0) ?? 0)) return sign;
    changed = true;
    const bare = plain[sign] ?? sign.normalize('NFKD').replace(/\p{M}/gu, '');
    if (bare !== '' && [...bare].every((one) => has.has(one.codePointAt(0) ?? 0))) return bare;
    return /\p{M}/u.test(sign) ? '' : `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
  };
  return { text: [...text.normalize('NFC')].map(letter).join(''), changed };
}
