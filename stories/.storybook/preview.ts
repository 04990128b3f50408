import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { mswLoader } from 'msw-storybook-addon/csf3';
import manifest from 'virtual:custom-elements';
import '../../src/define/index.js';
import { startWorker } from '../scene.js';
import './page.css';

setCustomElementsManifest(manifest);

const toolbar = <Icon extends string>(title: string, icon: Icon, items: readonly (readonly [value: string, title: string])[]) => ({
  description: title,
  toolbar: { title, icon, items: items.map(([value, name]) => ({ value, title: name })), dynamicTitle: true },
});

const preview: Preview = {
  tags: ['autodocs'],
  loaders: [mswLoader(startWorker)],
  globalTypes: {
    theme: toolbar('Theme', 'contrast', [['light', 'Light'], ['dark', 'Dark']]),
    accent: toolbar('Accent', 'paintbrush', [['', 'Its own accent'], ['ochre', 'Ochre'], ['blue', 'Blue'], ['plum', 'Plum'], ['yellow', 'Yellow'], ['black', 'Black']]),
    language: toolbar('Language', 'globe', [['en', 'English'], ['it', 'Italiano'], ['es', 'Español'], ['fr', 'Français'], ['de', 'Deutsch'], ['pt', 'Português'], ['ar', 'العربية']]),
    direction: toolbar('Direction', 'transfer', [['', 'As the language is written'], ['ltr', 'Left to right'], ['rtl', 'Right to left']]),
    width: toolbar('Width', 'ruler', [['', 'All there is'], ['320', '320 px'], ['360', '360 px'], ['768', '768 px'], ['1280', '1280 px']]),
  },
  initialGlobals: { theme: 'light', accent: '', language: 'en', direction: '', width: '' },
  decorators: [
    (story, { globals }) => {
      const { theme, accent, language, direction, width } = globals as Record<string, string>;
      return html`<div class="page" lang=${language} dir=${direction || nothing} data-theme=${theme} data-accent=${accent} data-width=${width}>${story()}</div>`;
    },
  ],
  parameters: {
    layout: 'fullscreen',
    backgrounds: { disable: true },
    a11y: { test: 'error' },
    controls: { expanded: true, sort: 'alpha' },
    options: { storySort: { order: ['Start', 'Embed', 'Embed snippet', 'Theming', 'Events', 'Views', 'Field types', 'Own fields and views', 'Own backend', 'Security and CSP', 'Offline and faults', 'Accessibility', 'Browser support', 'Upgrading', 'Growing', 'Decisions', 'Portal', 'Views', 'Widgets', 'Fields'] } },
  },
};

export default preview;
