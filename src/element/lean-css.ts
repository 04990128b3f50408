/**
 * Stands in for Lit's `css-tag.js` in the build for a script tag: one constructed sheet for each stylesheet, and not the ways
 * round it for browsers that can't read the rest of this script either (container queries are younger).
 */
export class CSSResult {
  #sheet: CSSStyleSheet | undefined;
  constructor(readonly cssText: string) {}

  get styleSheet(): CSSStyleSheet {
    if (!this.#sheet) (this.#sheet = new CSSStyleSheet()).replaceSync(this.cssText);
    return this.#sheet;
  }
}

export const unsafeCSS = (value: unknown): CSSResult => new CSSResult(String(value));

export const css = (strings: TemplateStringsArray, ...values: readonly (CSSResult | number)[]): CSSResult =>
  new CSSResult(String.raw({ raw: strings }, ...values.map((value) => (typeof value === 'number' ? value : value.cssText))));

export const supportsAdoptingStyleSheets = true;

export const getCompatibleStyle = <T>(style: T): T => style;

export function adoptStyles(root: ShadowRoot, styles: readonly (CSSResult | CSSStyleSheet)[]): void {
  root.adoptedStyleSheets = styles.map((style) => (style instanceof CSSResult ? style.styleSheet : style));
}
