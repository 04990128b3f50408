import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { find, press, sees, textOf, type } from '../look.js';
import { element, scene, type Scene } from '../scene.js';
import { solarAt } from '../solar.js';
import './theme-workbench.js';

// the same step twice on a page is meant
export default { title: 'Theming/Workbench', tags: ['!autodocs'], parameters: { a11y: { config: { rules: [{ id: 'landmark-unique', enabled: false }] } } } } satisfies Meta;

const tag = 'theme-workbench';

/** The same step in both schemes. */
function preview(slot: string, { endpoint, getToken }: Scene): HTMLElement[] {
  return ['portal-timeline', 'portal-view-documentation'].map((name) => {
    const shown = element(name, { withoutRemember: true, endpoint, getToken });
    shown.slot = slot;
    return shown;
  });
}

const render: StoryObj['render'] = (_, { loaded }) => html`<theme-workbench>${['light', 'dark'].map((scheme) => preview(scheme, loaded['scene'] as Scene))}</theme-workbench>`;
const ready = (shown: HTMLElement): Promise<unknown> => find(shown.querySelector('portal-view-documentation[slot=dark]') ?? shown, '.submit button');
const chosen = async (shown: HTMLElement, theme: string): Promise<void> => {
  const select = await find(shown, 'select') as HTMLSelectElement;
  select.value = theme;
  select.dispatchEvent(new Event('change', { bubbles: true }));
};
const accentOf = (shown: HTMLElement, scheme: string): string => getComputedStyle(shown.querySelector(`portal-view-documentation[slot=${scheme}]`) ?? shown).getPropertyValue('--portal-color-accent');

/** Turn the tokens, and see both schemes; pairs that can't be read are named, and the CSS is there to copy. */
export const Workbench: StoryObj = scene(tag, { data: solarAt('initial-documents') }, async (shown) => {
  await ready(shown);
  await sees(shown, 'All that is written can be read');
}, { render });

/** A whole theme at once, and back. */
export const ABrand: StoryObj = scene(tag, { data: solarAt('initial-documents') }, async (shown) => {
  await ready(shown);
  await chosen(shown, 'marea');
  await sees(shown, '--portal-color-accent: #0a4f8f;');
  await expect(['light', 'dark'].map((scheme) => accentOf(shown, scheme))).toEqual(['#0a4f8f', '#0a4f8f']);
  await press(shown, 'Undo');
  await sees(shown, 'Turn a token');
  await chosen(shown, 'bosco');
  await sees(shown, 'All that is written can be read');
}, { render });

/** Grey on white: the pair is named, with what it has and what it needs. */
export const TooClose: StoryObj = scene(tag, { data: solarAt('initial-documents') }, async (shown) => {
  await ready(shown);
  type(await find(shown, '#token-color-text-soft'), '#9a9a9a');
  await expect(textOf(await find(shown, '.pane.light .bad li'))).toMatch(/^--portal-color-text-soft on --portal-color-surface ?: 2\.\d+ ?, and 4\.5 is needed$/);
  // what can't be a value of a token leaves no rule that was not meant
  type(await find(shown, '#token-radius-card'), '4px; } body { display: none');
  await expect(textOf(await find(shown, 'pre')).match(/[{}]/g)).toEqual(['{', '}']);
}, { render, parameters: { a11y: { test: 'off' } } });

export const OnAPhone: StoryObj = scene(tag, { data: solarAt('initial-documents') }, async (shown) => { await ready(shown); }, { render, globals: { width: '360' } });
