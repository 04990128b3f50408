/** A backend's theme is data: only these kinds of values get into a stylesheet. */
const checks: readonly [RegExp, (value: string) => boolean][] = [
  [/^--portal-color-[a-z0-9-]+$/, (value) => /^[#a-z0-9(),.%\s/+-]+$/i.test(value) && CSS.supports('color', value)],
  [/^--portal-font-family$/, (value) => /^[\w\s,'"-]+$/.test(value) && CSS.supports('font-family', value)],
  [/^--portal-[a-z0-9-]+$/, (value) => /^[0-9.]+(px|rem|em|%|ms|s)$/.test(value)],
];

/**
 * The stylesheet of a theme. Under names of its own, which each token falls back to: the page's own, set on the element or above it,
 * always wins. Values that aren't colours, lengths or fonts are left out.
 */
function themeSheet(theme: Readonly<Record<string, string>>): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  const rules = Object.entries(theme).filter(([name, value]) => checks.find(([pattern]) => pattern.test(name))?.[1](value));
  sheet.replaceSync(`:host { ${rules.map(([name, value]) => `${name.replace('--portal-', '--portal-theme-')}: ${value};`).join(' ')} }`);
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
