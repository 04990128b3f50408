import { posix } from 'node:path';
import type { SourceFile } from './sources.js';

/** Which rooms a room may import; `type:` ones for their types alone. The table of the house. */
const allowed: Record<string, readonly string[]> = {
  protocol: [],
  engine: ['protocol'],
  client: ['protocol'],
  offline: ['protocol'],
  store: ['protocol', 'engine', 'type:client', 'type:offline'],
  events: ['type:store', 'type:protocol'],
  context: ['type:store'],
  i18n: ['type:protocol'],
  theme: [],
  element: ['context', 'i18n', 'theme', 'type:events', 'type:protocol', 'type:client', 'type:store'],
  fields: ['element', 'theme', 'i18n', 'events', 'engine', 'type:protocol', 'type:store'],
  views: ['fields', 'context', 'element', 'theme', 'i18n', 'events', 'engine', 'protocol', 'type:store'],
  mock: ['engine', 'protocol', 'type:client'],
  shell: ['protocol', 'engine', 'client', 'offline', 'store', 'events', 'context', 'i18n', 'theme', 'element', 'fields', 'views', 'mock'],
  define: ['element', 'shell', 'views', 'fields'],
  root: ['protocol', 'engine', 'client', 'offline', 'store', 'events', 'context', 'i18n', 'theme', 'element', 'fields', 'views', 'shell', 'define'],
};

/** Which packages a room may import. */
const packages: Record<string, readonly string[]> = {
  protocol: ['zod/mini'],
  engine: ['ibantools', 'stdnum'],
  client: ['type:zod/mini', 'tus-js-client'],
  offline: ['idb-keyval'],
  context: ['lit', '@lit/context'],
  i18n: ['type:lit'],
  theme: ['lit'],
  element: ['lit'],
  fields: ['lit', 'libphonenumber-js', 'signature_pad'],
  views: ['lit', 'leaflet', 'terra-draw', 'lean-qr', 'signature_pad'],
  shell: ['lit', '@lit/context'],
  mock: ['msw'],
};

const pattern = /^\s*(?:import|export)\s+(type\s+)?[^'"]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

const roomOf = (path: string): string => {
  const [, room, file] = path.split('/');
  return file === undefined ? 'root' : (room ?? 'root');
};

function importsOf({ text }: SourceFile): { readonly name: string; readonly type: boolean; readonly lazy: boolean }[] {
  return [...text.matchAll(pattern)].map((match) => ({ name: match[2] ?? match[3] ?? match[4] ?? '', type: match[1] !== undefined, lazy: match[4] !== undefined }));
}

/** Every import that the house doesn't allow, and every circle of imports. */
export function importFaults(files: readonly SourceFile[]): string[] {
  const faults = files.flatMap((file) => {
    const room = roomOf(file.path);
    return importsOf(file).flatMap(({ name, type }) => {
      if (name.startsWith('.')) {
        const target = roomOf(posix.join(posix.dirname(file.path), name));
        const list = allowed[room] ?? [];
        const neighbour = room === 'views' && target === 'views' && otherFolder(file.path, posix.join(posix.dirname(file.path), name));
        if (neighbour) return [`${file.path} may not import another view`];
        return target === room || list.includes(target) || (type && list.includes(`type:${target}`)) ? [] : [`${file.path} may not import ${target}`];
      }
      const list = packages[room] ?? [];
      const fits = (entry: string): boolean => entry === name || name.startsWith(`${entry}/`);
      return list.some(fits) || (type && list.some((entry) => fits(entry.replace(/^type:/, '')))) ? [] : [`${file.path} may not import ${name}`];
    });
  });
  return [...faults, ...circles(files)];
}

/** Both stand in folders of views, and not in the same one. */
function otherFolder(from: string, to: string): boolean {
  const [a, b] = [from, to].map((path) => path.split('/'));
  return a?.length === 4 && b?.length === 4 && a[2] !== b[2];
}

function circles(files: readonly SourceFile[]): string[] {
  const paths = new Set(files.map(({ path }) => path));
  const edges = new Map(files.map((file) => [file.path, importsOf(file).filter(({ name, type, lazy }) => name.startsWith('.') && !type && !lazy)
    .map(({ name }) => posix.join(posix.dirname(file.path), name).replace(/\.js$/, '.ts')).filter((path) => paths.has(path))]));
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) { found.push(`circle: ${[...trail.slice(trail.indexOf(path)), path].join(' → ')}`); return; }
    if (done.has(path)) return;
    for (const next of edges.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const { path } of files) walk(path, []);
  return found;
}
