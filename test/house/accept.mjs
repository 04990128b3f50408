// `npm run accept`: keeps the public names and tokens as they are now. The change of the two files says what a release adds or takes away.
import { readFileSync, writeFileSync } from 'node:fs';
import { root } from '../../demo/install.mjs';
import { flatten } from '../../src/theme/token-css.mjs';
import { withModules } from '../config/load.mjs';

const keep = (name, value) => writeFileSync(`${root}test/house/${name}.json`, `${JSON.stringify(value, null, 2)}\n`);
keep('tokens', flatten(JSON.parse(readFileSync(`${root}src/theme/tokens.json`, 'utf8'))).map(([name]) => name));
await withModules(async (load) => keep('public', (await load('test/house/public.ts')).publicNow()));
