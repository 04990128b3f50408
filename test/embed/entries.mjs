import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../demo/install.mjs';

const run = promisify(execFile);
const tool = (path, ...args) => run(process.execPath, [join(root, 'node_modules', path), ...args], { cwd: root }).then(() => true, ({ stdout, stderr }) => `${stdout}${stderr}`.trim().slice(-1500));

/** What the two checkers of packages say. */
export async function packageTable(installed, tarball) {
  return { 'the package': { 'publint --strict': await tool('publint/src/cli.js', installed, '--strict'), 'attw': await tool('@arethetypeswrong/cli/dist/index.js', tarball, '--profile', 'esm-only') } };
}

/** Each entry of the package × whether a server without a DOM may import it, and what of the page's it touches then. */
export function entryTable(here, exports) {
  const names = Object.entries(exports).filter(([name, target]) => typeof target !== 'string' && !name.includes('*')).map(([name]) => name.replace(/^\./, 'customer-portal-elements'));
  const script = `
    const names = ${JSON.stringify([...names, 'customer-portal-elements/define/customer-portal'])};
    // lit and zod keep note of themselves, and lit hands a server its own registry
    const theirs = /^(lit|reactiveElement|__zod)|^customElements$/;
    const before = new Set(Object.keys(globalThis));
    const rows = {};
    for (const name of names) {
      try {
        await import(name);
        const more = Object.keys(globalThis).filter((one) => !before.has(one) && !theirs.test(one));
        rows[name] = { 'imports on a server': true, 'adds no global': more.length === 0 || more.join(', ') };
      }
      catch (error) { rows[name] = { 'imports on a server': error.message }; }
    }
    console.log(JSON.stringify(rows));`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: here, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
}
