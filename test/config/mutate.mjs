// `npm run mutate`: changes the engine's rules one by one, runs its tests on each change, and ends with those that no test notices.
// `npm run mutate -- src/engine/decide.ts` for one file. Fails when a change that no test notices isn't argued in test/engine/mutants.md.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Stryker } from '@stryker-mutator/core';

const root = join(import.meta.dirname, '../..');
process.chdir(root);
const files = process.argv.slice(2);

/** As one line of the list has it. */
const short = (text) => text.replace(/\s+/g, ' ').slice(0, 300);
const entry = (original, replacement) => `\`${short(original)}\` → \`${short(replacement)}\``;

/** What is argued: file → its lines, without their arguments. */
const argued = new Map(readFileSync('test/engine/mutants.md', 'utf8').split(/^## /m).slice(1).map((section) => {
  const [file, ...lines] = section.split('\n');
  return [file.trim(), lines.flatMap((line) => /^- (`[^`]+` → `[^`]+`)/.exec(line)?.[1] ?? [])];
}));

const results = await new Stryker({ configFile: 'test/config/stryker.config.mjs', ...(files.length > 0 && { mutate: files }) }).runMutationTest();
const changes = results.map(({ fileName, location: { start, end }, mutatorName, replacement, status }) => {
  const file = relative(root, fileName);
  const lines = readFileSync(file, 'utf8').split('\n').slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
  lines[0] = lines[0].slice(start.column - 1);
  return { file, line: start.line, mutatorName, status, entry: entry(lines.join('\n'), replacement) };
});

const noticed = changes.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
const unnoticed = changes.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
const isArgued = (change) => argued.get(change.file)?.includes(change.entry) ?? false;
for (const change of unnoticed) console.log(`${change.file}:${change.line} ${change.mutatorName}: ${change.entry}${isArgued(change) ? '' : '  NOT ARGUED'}`);

const unargued = unnoticed.filter((change) => !isArgued(change));
const ran = new Set(changes.map(({ file }) => file));
const needless = [...argued].flatMap(([file, entries]) => (ran.has(file) ? entries.filter((one) => !unnoticed.some((change) => change.file === file && change.entry === one)).map((one) => `${file} ${one}`) : []));
for (const one of needless) console.log(`argued, and noticed all the same: ${one}`);

const all = noticed + unnoticed.length;
console.log(`${noticed} of ${all} changes noticed (${(100 * noticed / Math.max(1, all)).toFixed(2)} %), ${unnoticed.length} not, ${unargued.length} of them not argued in test/engine/mutants.md`);
if (unargued.length > 0 || needless.length > 0 || all === 0) process.exitCode = 1;
