/** A backend's theme is data: only colours, lengths and fonts get into a stylesheet. */
const isSafe = (name: string, value: string): boolean =>
  /^--portal-color-[\w-]+$/.test(name) ? /^[#\w(),.%\s/+-]+$/.test(value) && CSS.supports('color', value)
    : name === '--portal-font-family' ? /^[\w\s,'"-]+$/.test(value) && CSS.supports('font-family', value)
      : /^--portal-[\w-]+$/.test(name) && /^[\d.]+(px|rem|em|%|ms|s)$/.test(value);

/**
 * The stylesheet of a theme. On the element its values have names of their own, which each token falls back to: what the page says,
 * on the element or above it, wins. All that stands within, a company's own field or view too, finds under the tokens' names what counts.
 * Values that aren't colours, lengths or fonts are left out.
 */
function themeSheet(theme: Readonly<Record<string, string>>): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  let host = '';
  let inner = '';
  for (const [name, value] of Object.entries(theme)) {
    if (!isSafe(name, value)) continue;
    const worn = name.replace('--portal-', '--portal-theme-');
    host += `${worn}:var(${name},${value});`;
    inner += `${name}:var(${worn});`;
  }
  sheet.replaceSync(`:host{${host}}.inner{${inner}}`);
  return sheet;
}

/** The company's colours on an element, from the backend; the page's own stylesheet wins over them. */
export class Theming {
  #themed: Readonly<Record<string, string>> | undefined;
  #sheet: CSSStyleSheet | undefined;

  wear(root: ShadowRoot | null, theme: Readonly<Record<string, string>> | undefined): void {
    if (theme === this.#themed || !root) return;
    this.#themed = theme;
    const own = root.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
    this.#sheet = theme && themeSheet(theme);
    root.adoptedStyleSheets = this.#sheet ? [...own, this.#sheet] : own;
  }
}
