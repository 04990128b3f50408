import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Framework → what checks its templates. Each page is right but for two lines that say that they must be refused. */
const frameworks = { react: 'typescript/bin/tsc', preact: 'typescript/bin/tsc', solid: 'typescript/bin/tsc', vue: 'vue-tsc/bin/vue-tsc.js', svelte: 'svelte-check/bin/svelte-check' };

/** Each framework × whether its types take what is right and refuse what is wrong: true, or what the checker says. */
export async function typeTable(here) {
  const rows = {};
  for (const [name, tool] of Object.entries(frameworks)) {
    const folder = join(here, 'types', name);
    const config = join(folder, 'tsconfig.json');
    const args = name === 'svelte' ? ['--tsconfig', config, '--workspace', folder, '--fail-on-warnings', '--output', 'human'] : ['-p', config];
    rows[name] = { 'types take and refuse': await run(process.execPath, [join(here, 'node_modules', tool), ...args], { cwd: here }).then(() => true, ({ stdout, stderr }) => `${stdout}${stderr}`.trim().slice(0, 1500)) };
  }
  return rows;
}
