import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { freshManifest } from './fresh-manifest.js';
import { sampleFaults, samplesOf, type Known } from './samples.js';
import { root } from './sources.js';

interface Named { readonly name?: string }
interface Element { readonly tagName?: string; readonly attributes?: readonly Named[]; readonly slots?: readonly Named[]; readonly events?: readonly Named[] }

const elements = (freshManifest() as { modules: readonly { declarations?: readonly Element[] }[] }).modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName !== undefined);
const entries = (JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { exports: Record<string, unknown> }).exports;
const names = (list: readonly Named[] | undefined): string[] => (list ?? []).map(({ name }) => name ?? '');

/** Source file of an entry of the package. */
function sourceOf(entry: string): string | undefined {
  const target = entries[entry === '' ? '.' : `./${entry}`] ?? (entry.startsWith('define/') ? { default: `./dist/${entry}.js` } : undefined);
  const path = typeof target === 'object' && target !== null ? (target as { default: string }).default : undefined;
  // the rules of the protocol live with the tests
  if (entry === 'testing') return `${root}test/conformance/kit.ts`;
  return path?.replace('./dist/', `${root}src/`).replace(/\.js$/, '.ts');
}

const program = ts.createProgram(Object.keys(entries).map((entry) => sourceOf(entry.replace(/^\.\/?/, ''))).filter((path): path is string => path !== undefined && ts.sys.fileExists(path)), { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, experimentalDecorators: true, noLib: true, types: [] });

const known: Known = {
  exportsOf(entry) {
    const path = sourceOf(entry);
    if (path === undefined) return undefined;
    const file = program.getSourceFile(path);
    const symbol = file && program.getTypeChecker().getSymbolAtLocation(file);
    return new Set(symbol ? program.getTypeChecker().getExportsOfModule(symbol).map(({ name }) => name) : []);
  },
  attributesOf(tag) {
    const element = elements.find(({ tagName }) => tagName === tag);
    return element && new Set(names(element.attributes));
  },
  slotsOf: (tag) => new Set(names(elements.find(({ tagName }) => tagName === tag)?.slots)),
  events: new Set(elements.flatMap(({ events }) => names(events))),
};

const pages = ['README.md', ...readdirSync(`${root}stories/docs`).filter((file) => file.endsWith('.mdx')).map((file) => `stories/docs/${file}`)];

describe('every sample of the docs', () => {
  const samples = pages.flatMap((page) => samplesOf(page, readFileSync(root + page, 'utf8')));

  it('can be read, and names what the package has', () => {
    expect(samples.length).toBeGreaterThan(20);
    expect(samples.flatMap((sample) => sampleFaults(sample, known))).toEqual([]);
  });

  it.each([
    ['js', "import { registerThing } from 'customer-portal-elements/extend';", 'has no registerThing'],
    ['js', "import 'customer-portal-elements/elsewhere';", 'is no entry'],
    ['js', "portal.addEventListener('portal-never', () => {});", 'nothing fires'],
    ['js', 'const = 1;', 'expected'],
    ['html', '<customer-portal endpont="x"></customer-portal>', 'no attribute endpont'],
    ['html', '<customer-portal><p slot="beside"></p></customer-portal>', 'no slot beside'],
    ['html', '<portal-nothing></portal-nothing>', 'there is no <portal-nothing>'],
    ['json', '{ "a": }', 'page: '],
  ])('sees a fault in %s: %s', (language, code, fault) => {
    expect(sampleFaults({ page: 'page', language, code }, known).join()).toContain(fault);
  });

  it('of the field type and the view is the code that the tests drive', () => {
    const page = readFileSync(`${root}stories/docs/extend.mdx`, 'utf8');
    for (const file of ['slope-rule.js', 'acme-slope.js']) {
      const code = readFileSync(`${root}test/e2e/pages/${file}`, 'utf8').replace(/^\/\*\*.*\*\/\n/, '');
      expect(page, file).toContain(code.trim());
    }
  });
});
