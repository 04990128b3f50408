// `npm run new -- portal-view-drawing`: the empty set of an element, so that all of them look like one hand: class, styles,
// registration, story and test, and its lines in the tables. Another root may be named after the tag, for tests.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const [tag = '', at] = process.argv.slice(2);
const root = at ? resolve(at) : resolve(import.meta.dirname, '../..');
const refuse = (why) => {
  console.error(why);
  process.exit(1);
};
if (!/^portal(-[a-z][a-z0-9]*)+$/.test(tag)) refuse('Name a tag: npm run new -- portal-view-drawing, or portal-help for a piece that a page places by itself.');
if (tag.startsWith('portal-field-')) refuse('A field type has two halves: its rule in src/engine/field-types, its element in src/fields. Begin with a type that is like it.');

const isView = tag.startsWith('portal-view-');
const noun = tag.replace(/^portal-(view-)?/, '');
const className = tag.split('-').map((part) => part[0].toUpperCase() + part.slice(1)).join('');
const camel = noun.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
const title = noun.split('-').map((part, i) => (i === 0 ? part[0].toUpperCase() + part.slice(1) : part)).join(' ');

const files = {
  [`src/views/${noun}/${tag}.ts`]: `import { html, nothing, type TemplateResult } from 'lit';
import { PortalViewElement } from '../../element/portal-view-element.js';
import type { Store } from '../../store/state.js';
import { failureNotice } from '../failure.js';
import { Gate } from '../gate.js';
import { stepHead, whatNext } from '../step-head.js';
import { ${camel}Styles } from './${tag}.styles.js';

/**
 * What it shows, and what the customer does with it.
 *
 * @tagname ${tag}
 * @summary One line for an editor's list.
 * @slot empty - Instead of the text that shows when the customer has no project.
 * @csspart contact - The company's support.
 * @csspart failure - What went wrong.
 * @fires {PortalViewReloadEvent} portal-view-reload - The customer asks to look again (cancelable).
 */
export class ${className} extends PortalViewElement {
  static override styles = ${camel}Styles;

  readonly #gate = new Gate(this, 'text', '${isView ? 'view' : 'piece'}');

  protected override slices(store: Store): readonly unknown[] { return Gate.slices(store); }

  protected override render(): TemplateResult | typeof nothing {
    const passed = this.#gate.pass(this.m, this.store);
    if ('instead' in passed) return passed.instead;
    const { opportunity: { substate }, state } = passed;
    const text = this.text.bind(this);
    const stale = state.opportunity.status === 'ready' ? state.opportunity.stale : undefined;
    return html\`
      <section class="view" aria-label=\${text(substate.name)}>
        \${stale ? failureNotice(this.m, stale, { retry: this.#gate.reload, stale: true }) : nothing}
        \${stepHead(substate, text)}
        \${whatNext(this.m, substate, text)}
      </section>\`;
  }
}
`,
  [`src/views/${noun}/${tag}.styles.ts`]: `import { css } from 'lit';
import { viewStyles } from '../view.styles.js';

export const ${camel}Styles = [...viewStyles, css\`
  .view { display: grid; }
\`];
`,
  [`src/define/${tag}.ts`]: `import { define } from '../element/define.js';
import { installRoot } from '../shell/root.js';
import { ${className} } from '../views/${noun}/${tag}.js';
import './portal-opportunity-picker.js';
import './portal-sign-in.js';

installRoot();
define('${tag}', ${className});
`,
  [`stories/views/${tag}.stories.ts`]: `import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fixedStates, withoutProject } from '../fixed-states.js';
import { sees } from '../look.js';
import { solarAt } from '../solar.js';

export default { title: '${isView ? 'Views' : 'Widgets'}/${title}', component: '${tag}' } satisfies Meta;

const tag = '${tag}';
const data = solarAt('initial-documents');
const fixed = fixedStates(tag, {
  data,
  ready: async (shown) => { await sees(shown, ''); },
  empty: { data: withoutProject(data), play: (shown) => sees(shown, 'There is no project here yet.') },
});

export const Ready: StoryObj = fixed.ready;
export const Loading: StoryObj = fixed.loading;
export const Empty: StoryObj = fixed.empty;
export const Failed: StoryObj = fixed.failed;
export const Offline: StoryObj = fixed.offline;
export const LongWords: StoryObj = fixed.longWords;
export const RightToLeft: StoryObj = fixed.rightToLeft;
export const Dark: StoryObj = fixed.dark;
`,
  [`test/views/${noun}.test.ts`]: `import { expect } from 'chai';
import '../../src/define/${tag}.js';
import type { ${className} } from '../../src/views/${noun}/${tag}.js';
import { expectAccessible } from './accessibility.js';
import { clean, FakeStore, mount, textOf } from './fake-store.js';
import { opportunity } from './opportunities.js';

describe('<${tag}>', () => {
  afterEach(clean);

  it('shows the step that the project stands at', async () => {
    const view = await mount<${className}>('${tag}', new FakeStore(opportunity()));
    expect(textOf(view)).to.include('Your documents');
    await expectAccessible(view, true);
  });
});
`,
};

/** A line in a table, before the first line of the same kind that comes after it. */
function insert(path, line, isKind) {
  const lines = readFileSync(join(root, path), 'utf8').split('\n');
  const kind = lines.map((text, i) => [text, i]).filter(([text]) => isKind(text));
  const after = kind.find(([text]) => text > line);
  lines.splice(after ? after[1] : kind.at(-1)[1] + 1, 0, line);
  writeFileSync(join(root, path), lines.join('\n'));
}

const there = Object.keys(files).find((path) => existsSync(join(root, path)));
if (there) refuse(`${there} is there already.`);
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
insert('src/elements.ts', `  '${tag}': () => import('./define/${tag}.js'),`, (text) => /^ {2}'portal-(?!field-)/.test(text));
insert('src/define/index.ts', `import './${tag}.js';`, (text) => text.startsWith('import '));
insert('src/index.ts', `export { ${className} } from './views/${noun}/${tag}.js';`, (text) => text.includes("from './views/"));

console.log(`${Object.keys(files).join('\n')}
Then: its words in src/i18n/en.ts and every other language, what it is in its comment, ${isView ? 'its kind in src/shell/view-table.ts, ' : ''}its rows in
test/views/states.test.ts and test/shell/alone.test.ts, a line in CHANGELOG.md, and \`npm run accept\` for the public names.`);
