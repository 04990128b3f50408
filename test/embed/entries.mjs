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

/** The protocol's rules, from the package, held against the package's own mock: how many there are, and which it doesn't keep. */
export function rulesTable(here) {
  const script = `
    import { rules, sale, saleHelp, saleSettings, Stage } from 'customer-portal-elements/testing';
    import { Mock } from 'customer-portal-elements/mock';
    const endpoint = 'https://mock.example/portal';
    const customers = ['anna', 'bruno'].map((id) => ({ id, name: id, email: id + '@example.com', portal: true }));
    const mock = await Mock.create({ flow: sale, settings: { ...saleSettings, help: saleHelp }, customers, opportunities: [] });
    const stage = new Stage({
      endpoint,
      send: (url, init) => mock.fetch(new Request(url, init), endpoint),
      codeFor: async (email) => mock.state.mailbox.findLast(({ to }) => to === email)?.code ?? '',
      put: async (record) => mock.state.putOpportunity(record, new Date().toISOString()),
    });
    const broken = [];
    for (const { name, run } of rules) await run(stage).catch(({ message }) => broken.push(name + ': ' + message.split('\\n')[0]));
    console.log(JSON.stringify([rules.length, broken]));`;
  try {
    const [count, broken] = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: here, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }));
    return { 'the package’s mock': { 'keeps the rules of /testing': (count > 40 && broken.length === 0) || `${broken.length} of ${count}: ${broken.slice(0, 3).join('; ')}` } };
  } catch ({ stderr, message }) {
    return { 'the package’s mock': { 'keeps the rules of /testing': String(stderr || message).slice(0, 600) } };
  }
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
