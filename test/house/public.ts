import { freshManifest } from './fresh-manifest.js';
import { elementNames, exportedNames, type PublicNames } from './public-names.js';
import { root } from './sources.js';

/** The entries whose exports are promised; those of the engine and the protocol follow the protocol's version. */
const entries = { '.': 'src/index.ts', './client': 'src/client/index.ts', './contrast': 'src/theme/contrast.ts', './core': 'src/core.ts', './elements': 'src/elements.ts', './extend': 'src/extend.ts', './mock': 'src/mock/index.ts' };

/** What the package promises as it stands. */
export function publicNow(): PublicNames {
  return { ...exportedNames(root, entries), ...elementNames(freshManifest()) };
}
