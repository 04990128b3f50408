import { describe, expect, it } from 'vitest';
import { elements } from '../../src/elements.js';
import { fixedStateNames } from '../../stories/fixed-state-names.js';
import { filesOf, type SourceFile } from './sources.js';

/** The elements without a story file of their own, and the states that a story file lacks. */
function storyFaults(tags: readonly string[], files: readonly SourceFile[]): string[] {
  return tags.flatMap((tag) => {
    const file = files.find(({ path }) => path.endsWith(`/${tag}.stories.ts`));
    if (!file?.text.includes(`component: '${tag}'`)) return [`<${tag}>: no stories`];
    return fixedStateNames.filter((name) => !new RegExp(`^export const ${name}: StoryObj = `, 'm').test(file.text)).map((name) => `<${tag}>: no story ${name}`);
  });
}

describe('every element has a story in every fixed state', () => {
  it('of the table of elements', () => {
    expect(storyFaults(Object.keys(elements), filesOf('stories'))).toEqual([]);
  });

  it('sees an element without stories, and a state that is missing', () => {
    const text = `export default { component: 'portal-a' };\n${fixedStateNames.filter((name) => name !== 'Offline').map((name) => `export const ${name}: StoryObj = x;`).join('\n')}`;
    expect(storyFaults(['portal-a', 'portal-b'], [{ path: 'stories/views/portal-a.stories.ts', text }])).toEqual(['<portal-a>: no story Offline', '<portal-b>: no stories']);
  });
});
