import manifest from 'virtual:custom-elements';
import { flatten } from '../../src/theme/token-css.mjs';
import tokens from '../../src/theme/tokens.json' with { type: 'json' };

interface Item { readonly name?: string; readonly description?: string; readonly type?: { readonly text: string } }
interface Declared { readonly tagName?: string; readonly events?: readonly Item[]; readonly cssParts?: readonly Item[] }

const elements = (manifest as { modules: readonly { declarations?: readonly Declared[] }[] }).modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName !== undefined);

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

/** Every token with its default. */
export function tokensTable(): string {
  const said = new Map<string, string>(Object.entries(tokens).flatMap(([group, members]) => (typeof members === 'string' ? [] : Object.entries(members)
    .map(([step, token]: [string, unknown]) => [`${group}-${step}`, (token as { readonly $description?: string }).$description ?? ''] as const))));
  return table(['token', 'default', 'what'], flatten(tokens).map(([name, value]) => [`\`--portal-${name}\``, `\`${value}\``, said.get(name) ?? '']));
}

/** Every part of every element. */
export function partsTable(): string {
  return table(['element', 'part', 'what'], elements.flatMap(({ tagName, cssParts = [] }) => cssParts.map(({ name = '', description = '' }) => [`\`<${tagName}>\``, `\`${name}\``, description])));
}

/** Each event once, with the elements that fire it. */
function events(fact: boolean): string {
  const all = new Map<string, { description: string; tags: string[] }>();
  for (const { tagName = '', events: fired = [] } of elements) {
    for (const { name = '', description = '' } of fired) {
      // a fact can't be prevented, and its description doesn't say that it can
      if (description.includes('(cancelable)') === fact) continue;
      const known = all.get(name) ?? { description: description.replace(' (cancelable)', ''), tags: [] };
      known.tags.push(tagName);
      all.set(name, known);
    }
  }
  const rows = [...all].sort(([a], [b]) => a.localeCompare(b)).map(([name, { description, tags }]) => [`\`${name}\``, description, tags.length > 4 ? `${tags.length} elements` : tags.map((tag) => `\`<${tag}>\``).join(', ')]);
  return table(['event', 'when', 'fired by'], rows);
}

export const factsTable = (): string => events(true);
export const requestsTable = (): string => events(false);

/** The decision records, in their order. */
export function decisions(): string[] {
  const files = import.meta.glob<string>('../decisions/0*.md', { query: '?raw', import: 'default', eager: true });
  return Object.entries(files).sort(([a], [b]) => a.localeCompare(b)).map(([, text]) => text.replace(/^# /, '## ').replace(/^## (?!0)/gm, '### '));
}
