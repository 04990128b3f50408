import { createRequire } from 'node:module';
import { join } from 'node:path';
import { openBackend } from './backend.mjs';
import { mounted, openBrowser } from './browsers.mjs';
import { openSite, renderedBy } from './pages.mjs';

export const frameworks = ['plain', 'react', 'preact', 'vue', 'svelte', 'solid', 'angular'];
/** Those whose page is rendered on a server, too → its entry. */
const servers = { react: 'server.tsx', vue: 'server.ts', svelte: 'server.ts' };

/**
 * Each framework's page, built and driven on the reference backend: browser → framework → check → true, or what is wrong.
 * `demos` is the folder of the pages with their packages; `mounts` also counts what mounts leave behind, where the browser can tell;
 * `only` is one framework.
 */
export async function frameworkTables(demos, browsers, { mounts, only }) {
  const { build } = await import(createRequire(join(demos, 'package.json')).resolve('vite'));
  const built = join(demos, '.cache/pages');
  const rendered = join(demos, '.cache/servers');
  const tokens = new Map();
  let backend;
  const site = await openSite({
    built,
    tokenOf: (id) => { if (!tokens.has(id)) tokens.set(id, backend.tokenOf(id)); return tokens.get(id); },
    rendered: (name) => renderedBy(join(rendered, name, 'server.js')),
    drive: join(import.meta.dirname, 'drive.js'),
  });
  const wanted = frameworks.filter((name) => !only || name === only);
  const names = [...wanted, ...wanted.filter((name) => name in servers).map((name) => `server-${name}`)];
  const open = [];
  const faults = {};
  try {
    backend = await openBackend([site.url], names.length * (browsers.length + 1));
    const common = { configFile: join(demos, 'vite.config.mjs'), base: './', logLevel: 'silent', mode: 'development', define: { 'import.meta.env.VITE_PORTAL': JSON.stringify(backend.api) } };
    for (const name of wanted) {
      const root = join(demos, name);
      await build({ ...common, root, build: { outDir: join(built, name), emptyOutDir: true, chunkSizeWarningLimit: 4000 } }).catch(({ message }) => { faults[name] = message.slice(0, 1500); });
      if (name in servers) await build({ ...common, root, build: { ssr: servers[name], outDir: join(rendered, name), emptyOutDir: true, rolldownOptions: { output: { entryFileNames: 'server.js' } } } }).catch(({ message }) => { faults[`server-${name}`] = message.slice(0, 1500); });
    }
    let customer = 0;
    const tables = {};
    for (const name of browsers) {
      const browser = await openBrowser(name);
      open.push(browser);
      const rows = tables[`frameworks, ${name}`] = {};
      for (const framework of names) {
        const row = rows[framework] = { builds: faults[framework] ?? true };
        if (row.builds !== true) continue;
        const address = (id) => `${site.url}/c${id}/${framework}/`;
        if (framework.startsWith('server-')) {
          const [page, tags] = await browser.run(address(customer), '/drive.js', 'written').catch(() => []);
          row['written by a server'] = page === true || 'the page was empty';
          // React leaves them to the browser: see its page
          if (framework !== 'server-react') row['with its tags'] = tags === true || 'the tag or its child was not there';
        }
        Object.assign(row, await browser.run(address(customer++), '/drive.js', 'drive').catch(({ message }) => ({ 'is driven': message })));
        if (!mounts || !browser.left) continue;
        const left = await browser.left(address(customer++), '/drive.js').catch(({ message }) => message);
        row['leaves nothing behind'] = Array.isArray(left) ? left.every((more) => more < mounted) || `${mounted} more mounts left ${left[0]} nodes and ${left[1]} listeners` : left;
      }
      await browser.close();
      open.pop();
    }
    return tables;
  } finally {
    for (const browser of open) await browser.close();
    await backend?.close();
    site.close();
  }
}
