/** Formatters are dear to make; a page of fifty offers asks for the same few. */
const formats = new Map<string, Intl.NumberFormat>();

/** A number as people of the language write it. */
export function number(value: number, language: string, options: Intl.NumberFormatOptions = {}): string {
  const key = `${language} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) formats.set(key, format = new Intl.NumberFormat(language, options));
  return format.format(value);
}
