import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { Flow } from '../../../src/protocol/index.js';
import { checkFlow } from './company.js';
import { saveFlow } from './company-records.js';
import type { Db } from './db.js';
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
  const where = (path: readonly (string | number)[]): string => {
    for (let length = path.length; length >= 0; length--) {
      const node = findNodeAtLocation(tree, path.slice(0, length));
      if (node) return `${name}:${lineAt(text, node.offset)}`;
    }
    return `${name}:1`;
  };
  const parsed = Flow.safeParse(getNodeValue(tree));
  if (!parsed.success) throw new FlowFileError(parsed.error.issues.map((issue) => `${where(issue.path as (string | number)[])}: /${issue.path.join('/')}: ${issue.message}`).join('\n'));
  try {
    await checkFlow(db, parsed.data);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const faults = (error.more['errors'] ?? []) as { pointer: string; code: string; params?: Record<string, unknown> }[];
    throw new FlowFileError(faults.map(({ pointer, code, params }) => `${where(pointer.split('/').slice(1).map((part) => (/^\d+$/.test(part) ? Number(part) : part)))}: ${pointer}: ${code}${params ? ` ${JSON.stringify(params)}` : ''}`).join('\n'));
  }
  return parsed.data;
}

/** Takes a flow file again whenever it is saved; a broken one is refused, and the one before stays. Returns how to stop. */
export function watchFlow(db: Db, path: string, say: (line: string) => void = console.log): () => void {
  let running = Promise.resolve();
  let last = '';
  const take = async (): Promise<void> => {
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text === undefined || text === last) return;
    const first = last === '';
    last = text;
    try {
      await saveFlow(db, await readFlow(db, text, basename(path)));
      if (!first) say(`flow ${basename(path)} taken`);
    } catch (error) {
      if (!(error instanceof FlowFileError)) throw error;
      say(`flow ${basename(path)} refused, the one before stays:\n${error.message}`);
    }
  };
  const queue = (): void => { running = running.then(take).catch((error: unknown) => say(`flow not taken: ${(error as Error).message}`)); };
  queue();
  // editors write a new file and rename it: watch the folder, not the file
  const watcher = watch(dirname(path), (_event, file) => { if (file === basename(path)) queue(); });
  watcher.unref();
  return () => watcher.close();
}
