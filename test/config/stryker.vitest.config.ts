import { defineConfig } from 'vitest/config';

/** The engine's tests alone, for Stryker. What keeps the list of mutants honest reads the files that Stryker changes, and stays out. */
export default defineConfig({ test: { include: ['test/engine/**/*.test.ts'], exclude: ['test/engine/mutants.test.ts'], setupFiles: ['test/engine/fixed-seed.ts'] } });
