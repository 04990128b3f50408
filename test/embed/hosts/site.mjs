import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the portal stands on every host page: as wide there as anywhere, and with what it takes over on purpose. */
export const pinned = 'position: absolute !important; inset: 0 auto auto 0 !important; display: block !important; box-sizing: border-box !important; inline-size: 800px !important; max-inline-size: none !important; min-inline-size: 0 !important; block-size: auto !important; margin: 0 !important; padding: 0 !important; border: 0 !important; float: none !important; transform: none !important; opacity: 1 !important; z-index: 99999 !important; background: Canvas !important; font-family: sans-serif !important;';

const page = ({ head, place, endpoint = true }) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>The company’s page</title><link rel="icon" href="data:,">${head}</head>
<body class="wp-site-blocks is-layout-flow">
<header><h1>Our <em>customers</em></h1><nav><ul><li><a href="#a">One</a></li><li><a href="#b">Two</a></li></ul></nav></header>
<form id="own" action="#"><p>Words of the page.</p><table><tr><th>Price</th><td>12</td></tr></table><label>Search <input name="q" type="search"></label> <select><option>All</option></select> <textarea>Text</textarea> <button class="button">Go</button></form>
<main id="place"${place ? ` style="${place}"` : ''}>${endpoint ? '<customer-portal endpoint="{{API}}" lang="en"><a href="{{API}}/account">Your account</a></customer-portal>' : ''}</main>
<script src="/probe.js"></script><script>__probe.start()</script>
<script type="module" src="{{SDK}}/loader.js" crossorigin="anonymous"></script>
</body>
</html>`;

/** The strictest policy that a page can have; its own inline script is refused by it too. */
const strict = "default-src 'none'; script-src {{SDK}} 'self'; style-src 'self'; img-src 'self' blob: data:; frame-src blob:; connect-src {{API}}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html";

/** Names of files for the names of hosts. */
export const fileOf = (name) => `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}`;

/** Writes the host pages into a folder to serve. */
export function writePages(sheets, patched) {
  const folder = mkdtempSync(join(tmpdir(), 'portal-hosts-'));
  copyFileSync(new URL('probe.js', import.meta.url), join(folder, 'probe.js'));
  const put = (file, text) => writeFileSync(join(folder, file), text);
  put('page.css', 'body { margin: 0 8px; font: 16px/1.5 sans-serif; }');
  put('clean.html', page({ head: '<link rel="stylesheet" href="/page.css">', place: pinned }));
  put('look.html', page({ head: '<link rel="stylesheet" href="/page.css">', place: pinned, endpoint: false }));
  put('bare.html', page({ head: '<link rel="stylesheet" href="/page.css">' }));
  put('strict.html', page({ head: `<meta http-equiv="Content-Security-Policy" content="${strict}">` }));
  put('empty.html', '<!doctype html><html lang="en"><title>Empty</title><link rel="icon" href="data:,"><body></body></html>');
  for (const { name, css } of sheets) {
    put(`${fileOf(name)}.css`, css);
    put(`${fileOf(name)}.html`, page({ head: `<link rel="stylesheet" href="/${fileOf(name)}.css">`, place: pinned }));
  }
  mkdirSync(join(folder, 'scripts'));
  for (const { name, scripts } of patched) {
    const tags = scripts.map((script, i) => {
      const file = `scripts/${fileOf(name)}-${i}.js`;
      if (script.file) copyFileSync(script.file, join(folder, file));
      else put(file, script.text);
      return `<script src="/${file}"></script>`;
    });
    const head = `<link rel="stylesheet" href="/page.css">${tags.join('')}`;
    put(`${fileOf(name)}.html`, page({ head, place: pinned }));
    put(`${fileOf(name)}-look.html`, page({ head, place: pinned, endpoint: false }));
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
