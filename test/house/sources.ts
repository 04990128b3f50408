import { readdirSync, readFileSync } from 'node:fs';

/** A source file as the walls read it; its path is from the root. */
export interface SourceFile { readonly path: string; readonly text: string }

export const root = new URL('../..', import.meta.url).pathname;

/** Every TypeScript file of a folder. */
export function filesOf(folder: string): SourceFile[] {
  return readdirSync(root + folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts')).sort().map((path) => ({ path: `${folder}/${path}`, text: readFileSync(`${root}${folder}/${path}`, 'utf8') }));
}
