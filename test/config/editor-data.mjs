import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';

/** The elements of a manifest, as the files below need them. */
const elementsOf = ({ modules }) => modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName).sort((a, b) => (a.tagName < b.tagName ? -1 : 1));

/** `/** text *\/`, on one line. */
const comment = (text) => (text ? `/** ${text.replace(/\s+/g, ' ').replaceAll('*/', '*∕')} */ ` : '');
const quoted = (name) => (/^[a-z]\w*$/i.test(name) ? name : `'${name}'`);

/** Attribute → the type of what is written there: a template has text or a presence, never an object. */
const attributeType = ({ type }) => (type?.text === 'boolean' ? 'boolean' : type?.text.includes('number') ? 'number | string' : 'string');

const head = (names, more = '') => `// Made from the elements' own comments at each build.\nimport type { ${[...new Set(names)].sort().join(', ')} } from '../index.js';\n${more}`;

const fields = (element) => element.members.filter(({ kind, readonly }) => kind === 'field' && !readonly);

/** What can be written at a tag, in one framework's ways. */
function membersOf(element, { event, property = (name) => name, attribute = (name) => name }) {
  const written = new Map();
  for (const one of element.attributes ?? []) written.set(attribute(one.name), `${comment(one.description)}${quoted(attribute(one.name))}?: ${attributeType(one)} | undefined;`);
  // a field takes part in a form by its name, as every control does
  if (element.tagName.startsWith('portal-field-')) written.set('name', 'name?: string | undefined;');
  for (const one of fields(element)) written.set(property(one.name), `${comment(one.description)}${quoted(property(one.name))}?: ${element.name}['${one.name}'] | undefined;`);
  for (const one of element.events ?? []) written.set(event(one.name), `${comment(one.description)}${quoted(event(one.name))}?: ((event: ${one.type.text}) => void) | undefined;`);
  return [...written.values()];
}

const block = (lines, indent) => lines.map((line) => `${' '.repeat(indent)}${line}`).join('\n');
const namesIn = (elements) => elements.flatMap((element) => [element.name, ...(element.events ?? []).map(({ type }) => type.text)]);

/** One file of types for each framework whose templates TypeScript checks. */
const frameworks = {
  react: (elements) => `${head(namesIn(elements), "import type { DetailedHTMLProps, HTMLAttributes } from 'react';\n")}
type Host<Element, Own> = Omit<DetailedHTMLProps<HTMLAttributes<Element>, Element>, keyof Own> & Own & { class?: string | undefined };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${elements.map((element) => `      ${comment(element.description)}'${element.tagName}': Host<${element.name}, {\n${block(membersOf(element, { event: (name) => `on${name}` }), 8)}\n      }>;`).join('\n')}
    }
  }
}
`,
  preact: (elements) => `${head(namesIn(elements), "import type { HTMLAttributes } from 'preact';\n")}
type Host<Element extends HTMLElement, Own> = Omit<HTMLAttributes<Element>, keyof Own> & Own;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
${elements.map((element) => `      ${comment(element.description)}'${element.tagName}': Host<${element.name}, {\n${block(membersOf(element, { event: (name) => `on${name}` }), 8)}\n      }>;`).join('\n')}
    }
  }
}
`,
  solid: (elements) => `${head(namesIn(elements), "import type { JSX } from 'solid-js';\n")}
type Host<Element, Own> = Omit<JSX.HTMLAttributes<Element>, keyof Own> & Own;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
${elements.map((element) => `      ${comment(element.description)}'${element.tagName}': Host<${element.name}, {\n${block(membersOf(element, { event: (name) => `on:${name}`, property: (name) => `prop:${name}` }), 8)}\n      }>;`).join('\n')}
    }
  }
}
`,
  vue: (elements) => `${head(namesIn(elements), "import type { HTMLAttributes } from 'vue';\n")}
type Host<Own> = new () => { $props: Omit<HTMLAttributes, keyof Own> & Own };

declare module 'vue' {
  interface GlobalComponents {
${elements.map((element) => `    ${comment(element.description)}'${element.tagName}': Host<{\n${block(membersOf(element, { event: (name) => `on${name.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase())}` }), 6)}\n    }>;`).join('\n')}
  }
}
`,
  svelte: (elements) => `${head(namesIn(elements), "import type { HTMLAttributes } from 'svelte/elements';\n")}
type Host<Element extends EventTarget, Own> = Omit<HTMLAttributes<Element>, keyof Own> & Own;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${elements.map((element) => `    ${comment(element.description)}'${element.tagName}': Host<${element.name}, {\n${block(membersOf(element, { event: (name) => `on${name}` }), 6)}\n    }>;`).join('\n')}
  }
}
`,
};

/** `document.querySelector('customer-portal')` and `createElement` know the class by its tag. */
const tags = (elements) => `${head(elements.map(({ name }) => name))}
declare global {
  interface HTMLElementTagNameMap {
${elements.map(({ name, tagName }) => `    '${tagName}': ${name};`).join('\n')}
  }
}
`;

/** Beside the manifest in `out`: what editors complete from, and the types of the tags for templates that TypeScript checks. */
export function writeEditorData(out) {
  const manifest = JSON.parse(readFileSync(join(out, 'custom-elements.json'), 'utf8'));
  generateVsCodeCustomElementData(manifest, { outdir: out, htmlFileName: 'html-custom-data.json', cssFileName: 'css-custom-data.json', hideLogs: true });
  generateJetBrainsWebTypes(manifest, { outdir: out, fileName: 'web-types.json', packageJson: false, hideLogs: true });
  mkdirSync(join(out, 'types'), { recursive: true });
  const index = join(out, 'index.d.ts');
  writeFileSync(join(out, 'types/tags.d.ts'), tags(elementsOf(manifest)));
  writeFileSync(index, `/// <reference path="./types/tags.d.ts" />\n${readFileSync(index, 'utf8')}`);
  for (const [name, write] of Object.entries(frameworks)) {
    writeFileSync(join(out, `types/${name}.d.ts`), write(elementsOf(manifest)));
    // types alone: importing it does nothing, and must not fail
    writeFileSync(join(out, `types/${name}.js`), 'export {};\n');
  }
}
