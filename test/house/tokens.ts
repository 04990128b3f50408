import type { SourceFile } from './sources.js';

const mentions = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/**
 * Tokens that are read and not defined, defined and not used, gone from the contract, or not in it yet.
 * `defined` are the names of `tokens.json`, without `--portal-`; `contract` is the kept list of them.
 */
export function tokenFaults(files: readonly SourceFile[], defined: readonly string[], contract: readonly string[]): string[] {
  const styles = files.filter(({ path }) => !path.endsWith('theme/tokens.ts'));
  const read = styles.flatMap(({ path, text }) => mentions(text, /--portal-([a-z0-9-]+)/g).filter((name) => !name.endsWith('-')).map((name) => ({ path, name })));
  const own = new Set([...defined.map((name) => `--_${name}`), ...styles.flatMap(({ text }) => mentions(text, /(--_[a-z0-9-]+)\s*:/g))]);
  const used = styles.flatMap(({ path, text }) => mentions(text, /var\((--_[a-z0-9-]+)/g).map((name) => ({ path, name })));
  const names = new Set(used.map(({ name }) => name));
  return [
    ...read.filter(({ name }) => !defined.includes(name)).map(({ path, name }) => `${path}: --portal-${name} is not in tokens.json`),
    ...used.filter(({ name }) => !own.has(name)).map(({ path, name }) => `${path}: ${name} is not defined`),
    ...defined.filter((name) => !names.has(`--_${name}`) && !read.some((one) => one.name === name)).map((name) => `--portal-${name} is defined and not used`),
    ...contract.filter((name) => !defined.includes(name)).map((name) => `--portal-${name} is gone: a page that sets it breaks`),
    ...defined.filter((name) => !contract.includes(name)).map((name) => `--portal-${name} is new: accept it (npm run accept)`),
  ];
}
