import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { find } from '../look.js';
import './generator.js';

export default { title: 'Embed snippet', render: () => html`<embed-generator></embed-generator>` } satisfies Meta;

const choose = (shown: Element, name: string, value: string): void => {
  const control = shown.shadowRoot?.querySelector<HTMLInputElement | HTMLSelectElement>(`[name=${name}]${name === 'platform' || name === 'token' ? `[value="${value}"]` : ''}`);
  if (!control) throw new Error(`no ${name}`);
  if (control instanceof HTMLInputElement && control.type === 'radio') control.click();
  else control.value = value;
  control.dispatchEvent(new Event('input', { bubbles: true }));
};

/** Choose, paste, done: the snippet of each platform, and the element itself on a demo backend. */
export const Snippet: StoryObj = {
  play: async ({ canvasElement }) => {
    const shown = await find(canvasElement, 'embed-generator');
    await find(canvasElement, 'embed-generator >>> customer-portal');
    const says = async (...parts: string[]): Promise<void> => {
      await (shown as HTMLElement & { updateComplete: Promise<boolean> }).updateComplete;
      const text = shown.shadowRoot?.querySelector('code')?.textContent ?? '';
      for (const part of parts) if (!text.includes(part)) throw new Error(`“${part}” isn’t in ${text}`);
    };
    await says('<script type="module" src="https://sdk.example.com/', 'endpoint="https://api.example.com/portal"', '/account">Open the portal</a>');
    choose(shown, 'endpoint', 'https://portal.example.org/a"b/');
    choose(shown, 'token', 'page');
    choose(shown, 'language', 'it');
    await says('endpoint="https://portal.example.org/a%22b"', 'lang="it"', '.getToken =');
    for (const [platform, part] of [['React', "import 'customer-portal-elements/react'"], ['Vue', '.getToken="getToken"'], ['Angular', 'CUSTOM_ELEMENTS_SCHEMA'], ['Svelte', '{getToken}'], ['WordPress', 'wp_print_script_tag']] as const) {
      choose(shown, 'platform', platform);
      await says(part);
    }
    choose(shown, 'endpoint', 'javascript:alert(1)');
    await (shown as HTMLElement & { updateComplete: Promise<boolean> }).updateComplete;
    if (shown.shadowRoot?.querySelector('code')) throw new Error('an address that is none is pasted');
  },
};
export const OnAPhone: StoryObj = { globals: { width: '360' } };
export const Dark: StoryObj = { globals: { theme: 'dark' } };
