/** Rooms whose tests run in browsers, by @web/test-runner; those of every other folder of `test/` run in Node, by vitest. */
export const browserRooms = ['elements', 'fields', 'views', 'shell', 'element', 'i18n', 'theme'];
/** Folders of `test/` without tests of their own. */
export const withoutTests = ['config', 'fixtures', 'suites', 'bench', 'faults'];
