import { beforeEach } from 'vitest';
import { launched } from './browser.js';

/** Says what stands on the pages that a failed test left open, as a screen reader has it: a run elsewhere can't be looked at. */
beforeEach(({ task, onTestFailed }) => {
  onTestFailed(async () => {
    for (const page of launched.flatMap((browser) => browser.contexts()).flatMap((context) => context.pages())) {
      const stands = await page.locator('body').ariaSnapshot({ timeout: 3000 }).catch((error: unknown) => String(error).split('\n')[0]);
      process.stdout.write(`\n${task.name}: ${page.url()}\n${stands}\n`);
    }
  });
});
