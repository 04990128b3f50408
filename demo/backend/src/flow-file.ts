import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { Flow } from '../../../src/protocol/index.js';
import { pointer } from './body.js';
import { checkFlow, saveFlow } from './company-records.js';
import type { Db } from './db.js';
import { loadOnce } from './loads.js';
import { Refusal } from './problems.js';

/** A flow file that can't be taken, with the line of each fault. */
export class FlowFileError extends Error {
  override readonly name = 'FlowFileError';
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** The text of a flow file as a flow. Throws a FlowFileError that names line and place of every fault. */
export async function readFlow(db: Db, text: string, name: string): Promise<Flow> {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors);
  if (errors.length > 0 || !tree) throw new FlowFileError(errors.map((error) => `${name}:${lineAt(text, error.offset)}: ${printParseErrorCode(error.error)}`).join('\n') || `${name}:1: empty`);
  const where = (path: readonly PropertyKey[]): string => {
    for (let length = path.length; length >= 0; length--) {
      const node = findNodeAtLocation(tree, path.slice(0, length) as (string | number)[]);
      // of a member its name is what is looked for, not where its value begins
      if (node) return `${name}:${lineAt(text, (node.parent?.type === 'property' ? node.parent : node).offset)}`;
    }
    return `${name}:1`;
  };
  const parsed = Flow.safeParse(getNodeValue(tree));
  if (!parsed.success) throw new FlowFileError(parsed.error.issues.map((issue) => `${where(issue.path)}: ${pointer(issue.path) || '/'}: ${issue.message}`).join('\n'));
  try {
    await checkFlow(db, parsed.data);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new FlowFileError((error.more.errors ?? []).map(({ pointer: at, code, params }) => `${where(partsOf(at))}: ${at}: ${code}${params ? ` ${JSON.stringify(params)}` : ''}`).join('\n'));
  }
  return parsed.data;
}

/** A JSON pointer as a path; numbers are places in lists. */
const partsOf = (at: string): PropertyKey[] => at.split('/').slice(1).map((part) => (/^\d+$/.test(part) ? Number(part) : part.replace(/~1/g, '/').replace(/~0/g, '~')));

/** Takes a flow file, unless it was taken as it is. Throws a FlowFileError. */
export async function loadFlow(db: Db, path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8');
  return loadOnce(db, 'flow', text, async () => saveFlow(db, await readFlow(db, text, basename(path))));
}

/** Takes a flow file again whenever it is saved; a broken one is refused, and the one before stays. Returns how to stop. */
export function watchFlow(db: Db, path: string, say: (line: string) => void = console.log): () => void {
  let running = Promise.resolve();
  let last = '';
  const take = async (): Promise<void> => {
    const text = await readFile(path, 'utf8').catch(() => '');
    // an editor that empties the file before it writes is not done yet
    if (text === '' || text === last) return;
    last = text;
    try {
      if (await loadFlow(db, path)) say(`flow ${basename(path)} taken`);
    } catch (error) {
      if (!(error instanceof FlowFileError)) throw error;
      say(`flow ${basename(path)} refused, the one before stays:\n${error.message}`);
    }
  };
  // editors write a new file and rename it: watch the folder, not the file
  const watcher = watch(dirname(path), (_event, file) => {
    if (file === basename(path)) running = running.then(take).catch((error: unknown) => say(`flow not taken: ${(error as Error).name}`));
  });
  watcher.unref();
  return () => watcher.close();
}
