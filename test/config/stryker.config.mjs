// Stryker's settings for `npm run mutate`: the rules of src/engine, against the tests of test/engine and nothing else.
/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['src/engine/**/*.ts'],
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'test/config/stryker.vitest.config.ts' },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // what a mutant may take is measured; an endless loop is ended after this and counts as noticed
  timeoutMS: 10_000,
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportMutants: false, reportTests: false },
  jsonReporter: { fileName: 'reports/mutation.json' },
  tempDirName: '.cache/stryker',
  cleanTempDir: 'always',
  // the copy that is changed holds only what the engine and its tests read
  ignorePatterns: ['**', '!src', '!src/engine/**', '!src/protocol/**', '!test', '!test/engine/**', '!test/config/stryker.vitest.config.ts', '!package.json', '!tsconfig.json'],
  checkers: [],
  disableTypeChecks: false,
  allowEmpty: false,
  logLevel: 'warn',
};
