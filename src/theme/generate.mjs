// Makes tokens.ts from tokens.json. `npm run tokens`; a test fails when the two differ.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** name → value of every token, in the file's order */
export function flatten(node, path = []) {
  if ('$value' in node) return [[path.join('-'), node.$value]];
  return Object.entries(node).filter(([key]) => !key.startsWith('$')).flatMap(([key, child]) => flatten(child, [...path, key]));
}

export function generate(tokens) {
  const names = flatten(tokens);
  const rules = names.map(([name, value]) => `  --_${name}: var(--portal-${name}, ${value});`).join('\n');
  return `// Made from tokens.json by generate.mjs; change that file and run \`npm run tokens\`.
import { css } from 'lit';

/** Every \`--portal-*\` token with its default, read by the elements as \`--_*\`. */
export const tokens = css\`:host {
${rules}
}\`;

/** The names of the theming contract. */
export const tokenNames = [
${names.map(([name]) => `  '--portal-${name}',`).join('\n')}
] as const;
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(here('tokens.ts'), generate(JSON.parse(readFileSync(here('tokens.json'), 'utf8'))));
}
