import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { browserRooms, withoutTests } from './rooms.mjs';

const root = resolve(import.meta.dirname, '../..');
const other = [...withoutTests, ...browserRooms];
const rooms = readdirSync(resolve(root, 'test'), { withFileTypes: true }).filter((entry) => entry.isDirectory() && !other.includes(entry.name)).map(({ name }) => name);

export default defineConfig({
  root,
  test: {
    projects: rooms.map((name) => ({
      extends: true,
      test: {
        name,
        include: [`test/${name}/**/*.test.ts`],
        testTimeout: name === 'e2e' ? 120_000 : ['backend', 'conformance', 'house', 'size'].includes(name) ? 60_000 : 10_000,
        hookTimeout: 120_000,
        // a second, as it is by default, is too short for a machine that has much else to do
        expect: { poll: { timeout: 30_000 } },
        fileParallelism: name !== 'size',
        // a browser, a backend and a database for each file: two of these keep two cores busy
        ...(name === 'e2e' && { maxWorkers: 2, setupFiles: ['test/config/what-stood.ts'] }),
        ...(['backend', 'conformance', 'e2e'].includes(name) && { globalSetup: ['test/config/databases.ts'] }),
      },
    })),
  },
});
