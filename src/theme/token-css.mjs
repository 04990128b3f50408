// Design tokens as CSS. Without anything of Node's: the theme page and tests use it in a browser.

/** Whose `$extensions` are read. */
const own = 'customer-portal-elements';

const colour = ({ components, alpha = 1, hex }) => (alpha === 1 ? hex : `rgb(${components.map((one) => Math.round(one * 255)).join(' ')} / ${Math.round(alpha * 100)}%)`);
const measure = ({ value, unit }) => (value === 0 && unit === 'px' ? '0' : `${value}${unit}`);
const families = (names) => [names].flat().map((name) => (/^[\w-]+$/.test(name) ? name : `'${name}'`)).join(', ');
const shadow = ({ color, offsetX, offsetY, blur, spread }) => [offsetX, offsetY, blur, ...(spread.value === 0 ? [] : [spread])].map(measure).concat(colour(color)).join(' ');
const inCss = { color: colour, dimension: measure, duration: measure, fontFamily: families, shadow };

/** A token as CSS: as computed, for both schemes, or as it is. */
function css({ $value, $extensions }, type) {
  const { css: computed, dark } = $extensions?.[own] ?? {};
  const value = inCss[type]($value);
  return computed ?? (dark ? `light-dark(${value}, ${colour(dark)})` : value);
}

/** name → value in CSS of every token, in the file's order */
export function flatten(node, path = [], type = undefined) {
  const mine = node.$type ?? type;
  if ('$value' in node) return [[path.join('-'), css(node, mine)]];
  return Object.entries(node).filter(([key]) => !key.startsWith('$')).flatMap(([key, child]) => flatten(child, [...path, key], mine));
}

export function generate(tokens) {
  const names = flatten(tokens);
  // written out only where it runs: three times each name would be a good part of a stylesheet that every page loads
  const rules = names.map(([name, value]) => `--_${name}|${name}|${value.replaceAll(', ', ',')}`).join('\n');
  return `// Made from tokens.json by generate.mjs; change that file and run \`npm run tokens\`.
import { unsafeCSS } from 'lit';

/** Every \`--portal-*\` token, read by the elements as \`--_*\`: as the page sets it, as the backend's theme does, by default. */
export const tokens = unsafeCSS(\`:host{\${\`${rules}\`.replace(/(.+)\\|(.+)\\|(.+)/g, '$1:var(--portal-$2,var(--portal-theme-$2,$3));')}}\`);

/** The names of the theming contract. */
export const tokenNames = [
${names.map(([name]) => `  '--portal-${name}',`).join('\n')}
] as const;
`;
}

/** A theme's style sheet: its tokens on the page's root, and its colour scheme on the elements alone. */
export function themeSheet(theme, tags) {
  const { scheme } = theme.$extensions?.[own] ?? {};
  const rules = flatten(theme).map(([name, value]) => `  --portal-${name}: ${value};`);
  return `/* ${theme.$description} */\n:root {\n${rules.join('\n')}\n}\n${scheme ? `:where(${tags.join(', ')}) { color-scheme: ${scheme}; }\n` : ''}`;
}
