import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '../..');
const chromium = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];

/** Each story is a test: what it shows, and nothing for axe to find. */
export default defineConfig({
  root,
  cacheDir: '.cache/stories',
  plugins: [storybookTest({ configDir: import.meta.dirname })],
  // found while a story loads, a package would make the page load again in the middle of a test
  optimizeDeps: { include: [
    'lit', 'lit/decorators.js', 'lit/directives/guard.js', 'lit/directives/live.js', 'lit/directives/repeat.js', '@lit/context', 'zod/mini',
    'idb-keyval', 'tus-js-client', 'signature_pad', 'libphonenumber-js/min', 'ibantools', 'stdnum/lib/cjs/es/nif.js', 'stdnum/lib/cjs/fr/nif.js', 'stdnum/lib/cjs/fr/siren.js', 'stdnum/lib/cjs/fr/siret.js', 'stdnum/lib/cjs/fr/tva.js', 'stdnum/lib/cjs/it/codicefiscale.js', 'stdnum/lib/cjs/it/iva.js', 'msw', 'msw/browser', 'msw-storybook-addon/csf3', 'axe-core',
  ] },
  test: {
    name: 'stories',
    testTimeout: 30_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath: chromium, args }, contextOptions: { reducedMotion: 'reduce', viewport: { width: 1280, height: 900 } } }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
