import type { StorybookConfig } from '@storybook/web-components-vite';
import { manifestPlugin } from './manifest-plugin.js';
import { workerPlugin } from './worker-plugin.js';

/** `npm run storybook`, `npm run build-storybook`, and the stage `stories` of the tests. Nothing is asked of the network. */
const config: StorybookConfig = {
  stories: ['../docs/*.mdx', '../**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  framework: { name: '@storybook/web-components-vite', options: {} },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) => ({ ...vite, publicDir: false, plugins: [...(vite.plugins ?? []), manifestPlugin(), workerPlugin()] }),
};

export default config;
