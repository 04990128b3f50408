/** Whether a language, by its BCP 47 tag, is written from right to left. */
export const isRightToLeft = (tag: string): boolean => /^(ar|fa|he|ps|ug|ur|yi)\b/.test(tag);

/**
 * A text in a page of the other direction keeps its own, line by line: its full stop would stand at its beginning.
 * The page's alignment stays, and so do the signs of a list or a heading. A text without a language (`und`) runs the way of its letters.
 */
export function facing(text: string, language: string, page: string): string {
  const turned = language === 'und' ? /[\u0590-\u08ff]/.test(text) : isRightToLeft(language);
  return turned === isRightToLeft(page) ? text : text.replace(/^([-*#]+\s+|\d+[.)]\s+)?(.+)/gm, '$1\u2068$2\u2069');
}
