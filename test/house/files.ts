import type { SourceFile } from './sources.js';

/** Tables and generated files may be long. */
const long = /^src\/(i18n\/[a-z]{2}\.ts|theme\/tokens\.ts|protocol\/generated\/.*)$/;

const lines = 250;

/** What no source file may hold, and where it may be all the same. */
const forbidden: readonly { readonly what: string; readonly pattern: RegExp; readonly except?: RegExp }[] = [
  { what: 'text as HTML', pattern: /\b(unsafeHTML|unsafeSVG|innerHTML|outerHTML|insertAdjacentHTML|document\.write|setHTMLUnsafe|createContextualFragment)\b/, except: /^src\/views\/drawing\/leaflet-alone\.ts$/ },
  { what: 'code from text', pattern: /\beval\(|\bnew Function\b|\bset(Timeout|Interval)\(\s*['"`]/ },
  { what: 'a style in markup, which a strict policy refuses', pattern: /<[^>]*\sstyle="|\.setAttribute\(\s*['"]style['"]/ },
  { what: 'a default export', pattern: /^export default\b/m },
  { what: 'a request', pattern: /\b(XMLHttpRequest|sendBeacon|EventSource|WebSocket)\b|\bfetch\(/, except: /^src\/(client|mock)\/|^src\/shell\/demo-client\.ts$/ },
  { what: 'storage', pattern: /\b(localStorage|sessionStorage|indexedDB|document\.cookie)\b/, except: /^src\/offline\// },
  { what: 'a line for a developer in the console', pattern: /\bconsole\.(log|debug|info|table|dir)\b/ },
];

/** Comments tell of things without doing them. */
const code = (text: string): string => text.replace(/\/\*.*?\*\//gs, '').replace(/^\s*\/\/.*$/gm, '');

/** Files that are too long or badly named, and what they hold that none may. */
export function fileFaults(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const name = path.split('/').at(-1) ?? '';
    const count = text.replace(/\n$/, '').split('\n').length;
    const body = code(text);
    return [
      ...(count > lines && !long.test(path) ? [`${path}: ${count} lines, of ${lines} at most`] : []),
      ...(/^(utils?|helpers?|common|misc|shared|tools|stuff)(\.|-)/.test(name) ? [`${path}: named for nothing in particular`] : []),
      ...(/^[a-z0-9]+(-[a-z0-9]+)*(\.styles|\.d|\.css)?\.ts$/.test(name) ? [] : [`${path}: not written-like-this.ts`]),
      ...(/@ts-(ignore|nocheck|expect-error)/.test(text) ? [`${path}: a silenced type check`] : []),
      ...forbidden.filter(({ pattern, except }) => pattern.test(body) && !except?.test(path)).map(({ what }) => `${path}: ${what}`),
    ];
  });
}
