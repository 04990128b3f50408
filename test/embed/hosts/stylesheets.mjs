import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Stylesheets from packages: name → its file below node_modules. */
const packages = {
  'Bootstrap 5': 'bootstrap/dist/css/bootstrap.css',
  'Bulma 1': 'bulma/css/bulma.css',
  'Foundation 6': 'foundation-sites/dist/css/foundation.css',
  'Tailwind 4 preflight': 'tailwindcss/preflight.css',
  'normalize.css': 'normalize.css/normalize.css',
  'sanitize.css': 'sanitize.css/sanitize.css',
  'modern-normalize': 'modern-normalize/modern-normalize.css',
  'the new CSS reset': 'the-new-css-reset/css/reset.css',
  'reset.css': 'reset-css/reset.css',
  'Pico 2': '@picocss/pico/css/pico.css',
  'Materialize 1': 'materialize-css/dist/css/materialize.css',
  'UIkit 3': 'uikit/dist/css/uikit.css',
  'Fomantic UI 2': 'fomantic-ui-css/semantic.css',
  'Milligram 1': 'milligram/dist/milligram.css',
  'Skeleton 2': 'skeleton-css/css/skeleton.css',
  'water.css 2': 'water.css/out/water.css',
  'MVP.css 1': 'mvp.css/mvp.css',
  'Pure 3': 'purecss/build/pure.css',
  'Tachyons 4': 'tachyons/css/tachyons.css',
};

/** What sites write themselves. An underline of what stands around the portal is drawn through it by the browser, and inherited by nobody: that one is left out. */
const own = {
  'a WordPress block theme': `
    :root { --wp--preset--font-size--medium: 1.05rem; --wp--style--global--content-size: 620px; }
    body { margin: 0; font: 400 var(--wp--preset--font-size--medium)/1.7 Georgia, serif; letter-spacing: -0.1px; color: #111; -webkit-font-smoothing: antialiased; }
    :where(.is-layout-flow) > * { margin-block: 24px 0; }
    .is-layout-constrained > :where(:not(.alignleft, .alignright, .alignfull)) { max-width: var(--wp--style--global--content-size); margin-inline: auto !important; }
    h1, h2, h3 { font-weight: 400; letter-spacing: -1px; }
    :where(.wp-element-button, button) { border-radius: 9999px; text-transform: uppercase; }
    img { height: auto; max-width: 100%; }`,
  '* { all: unset }': '* { all: unset; }',
  '* { all: initial }': '* { all: initial; }',
  'html { font-size: 62.5% }': 'html { font-size: 62.5%; } body { font-size: 1.6rem; }',
  'html { font-size: 32px }': 'html { font-size: 32px; }',
  '!important colour': '* { color: red !important; background: yellow !important; border-color: red !important; caret-color: red !important; accent-color: red !important; fill: red !important; text-shadow: 1px 1px red !important; }',
  '!important font': '* { font: italic small-caps 900 31px/3 monospace !important; font-variant-ligatures: none !important; font-feature-settings: "kern" 0 !important; font-stretch: condensed !important; text-rendering: geometricPrecision !important; }',
  '!important text': '* { line-height: 3 !important; letter-spacing: 4px !important; word-spacing: 9px !important; text-transform: uppercase !important; text-indent: 2em !important; text-align: right !important; white-space: nowrap !important; word-break: break-all !important; hyphens: none !important; tab-size: 1 !important; } :not(:has(customer-portal)) { text-decoration: underline !important; }',
  '!important box-sizing': '*, ::before, ::after { box-sizing: content-box !important; }',
  '!important display: block': '* { display: block !important; }',
  '!important display: flex': '* { display: flex !important; }',
  '!important display: inline': '* { display: inline !important; }',
  '!important transitions': '* { transition: all 3s ease-in !important; animation-duration: 9s !important; }',
  'lists, tables, cursors': '* { list-style: square !important; border-collapse: collapse !important; border-spacing: 9px !important; caption-side: bottom !important; empty-cells: hide !important; cursor: crosshair !important; quotes: "x" "y" !important; user-select: none !important; orphans: 9 !important; }',
  'direction: rtl': 'html { direction: rtl; }',
  'a dark page': ':root { color-scheme: dark; } body { background: #0b0e13; color: #e6e6e6; } a { color: #8cf; } *::selection { background: #fff; }',
  'a page for print': '@media print { *, ::before, ::after { color: #000 !important; background: transparent !important; box-shadow: none !important; text-shadow: none !important; } body { font: 10pt/1.2 serif; } }',
};

/** How the clean page must stand too, where something is handed down on purpose. */
const withThem = {
  'direction: rtl': { style: 'direction: rtl !important' },
  'a dark page': { style: 'color-scheme: dark !important' },
  'Pico 2': { style: 'color-scheme: light !important' },
  'a page for print': { media: 'print' },
};

/** Each stylesheet by its name; `like` is what the clean page has in common with it. */
export function stylesheets(here) {
  const sheets = { ...Object.fromEntries(Object.entries(packages).map(([name, file]) => [name, readFileSync(join(here, 'node_modules', file), 'utf8')])), ...own };
  // a page asks for no fonts and pictures here: what a sheet would fetch isn't what is tried
  return Object.entries(sheets).map(([name, css]) => ({ name, css: css.replace(/@import[^;]+;/g, '').replace(/@font-face\s*\{[^}]*\}/g, '').replace(/url\((?!["']?data:)[^)]*\)/g, 'none'), like: withThem[name] ?? {} }));
}
