import { execFile } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Framework → what checks its templates. */
const checkers = {
  plain: 'typescript/bin/tsc', react: 'typescript/bin/tsc', preact: 'typescript/bin/tsc', solid: 'typescript/bin/tsc', vue: 'vue-tsc/bin/vue-tsc.js', svelte: 'svelte-check/bin/svelte-check', angular: '@angular/compiler-cli/bundles/src/bin/ngc.js',
};

/** Each framework × whether its demo has the right types, and whether what is wrong is refused: true, or what the checker says. `demos` is the folder of the pages with their packages. */
export async function typeTable(here, demos) {
  // beside the frameworks' packages, where these files find them
  const refused = join(demos, '.cache/types');
  rmSync(refused, { recursive: true, force: true });
  cpSync(join(here, 'types'), refused, { recursive: true });
  const check = (name, folder) => {
    const config = join(folder, 'tsconfig.json');
    const args = name === 'svelte' ? ['--tsconfig', config, '--workspace', folder, '--fail-on-warnings', '--output', 'human'] : ['-p', config];
    return run(process.execPath, [join(demos, 'node_modules', checkers[name]), ...args], { cwd: demos }).then(() => true, ({ stdout, stderr }) => `${stdout}${stderr}`.trim().slice(0, 1500));
  };
  const rows = Object.fromEntries(Object.keys(checkers).map((name) => [name, {}]));
  // each page of the second kind is right but for lines that say that they must be refused
  const work = Object.keys(checkers).flatMap((name) => [
    async () => { rows[name]['the demo’s types'] = await check(name, join(demos, name)); },
    ...(['plain', 'angular'].includes(name) ? [] : [async () => { rows[name]['wrong ones refused'] = await check(name, join(refused, name)); }]),
  ]);
  const worker = async () => { for (let next = work.shift(); next; next = work.shift()) await next(); };
  await Promise.all([worker(), worker()]);
  return rows;
}
