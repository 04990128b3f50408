import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '../..');
/** Rooms whose tests run in a browser, by another runner. */
const browserRooms = ['elements', 'fields', 'views', 'shell', 'i18n'];
const other = ['config', 'fixtures', 'suites', ...browserRooms];
const rooms = readdirSync(resolve(root, 'test'), { withFileTypes: true }).filter((entry) => entry.isDirectory() && !other.includes(entry.name)).map(({ name }) => name);

export default defineConfig({
  root,
  test: {
    projects: rooms.map((name) => ({
      extends: true,
      test: {
        name,
        include: [`test/${name}/**/*.test.ts`],
        testTimeout: ['e2e', 'backend', 'conformance', 'house'].includes(name) ? 60_000 : 10_000,
        hookTimeout: 120_000,
        fileParallelism: name !== 'e2e',
        ...(['backend', 'conformance'].includes(name) && { globalSetup: ['test/config/databases.ts'] }),
      },
    })),
  },
});
