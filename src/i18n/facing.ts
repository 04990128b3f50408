const rightToLeft = /^(ar|fa|he|ps|ug|ur|yi)\b/;

/** Whether a language, by its BCP 47 tag, is written from right to left. */
export const isRightToLeft = (tag: string): boolean => rightToLeft.test(tag);

/**
 * A text in a page of the other direction keeps its own, line by line: its full stop would stand at its beginning.
 * The page's alignment stays, and so do the signs of a list or a heading. A text without a language runs the way of its letters.
 */
export function facing(text: string, language: string, page: string): string {
  const turned = isRightToLeft(page);
  const runs = language === 'und' ? (turned ? /[\u0590-\u08ff]/ : /^\P{L}*[\u0590-\u08ff]/u).test(text) : isRightToLeft(language);
  return runs === turned ? text : text.replace(/^([-*#]+\s+|\d+[.)]\s+)?(.+)/gm, `$1${runs ? '\u2067' : '\u2066'}$2\u2069`);
}
