// Makes tokens.ts from tokens.json. `npm run tokens`; a test fails when the two differ.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generate } from './token-css.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
writeFileSync(here('tokens.ts'), generate(JSON.parse(readFileSync(here('tokens.json'), 'utf8'))));
