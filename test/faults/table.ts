import type { Harm } from './run.js';
import { steps } from './steps.js';

/** What came of a run: its cell, and what harm was done. */
export interface Outcome {
  readonly row: string;
  readonly column: string;
  readonly harm: readonly Harm[];
  /** false: the fault never came about, so that the run proves nothing */
  readonly struck: boolean;
}

export const isGood = ({ harm, struck }: Outcome): boolean => struck && harm.length === 0;

/** Rows × columns; a cell says how many runs ended well, of how many. */
export function table(outcomes: readonly Outcome[], corner: string): string[] {
  const unique = (of: (outcome: Outcome) => string): string[] => [...new Set(outcomes.map(of))];
  const place = (column: string): number => (steps as readonly string[]).indexOf(column);
  const [rows, columns] = [unique(({ row }) => row), unique(({ column }) => column).sort((a, b) => place(a) - place(b))];
  const wide = Math.max(corner.length, ...rows.map((row) => row.length));
  const cell = (row: string, column: string): string => {
    const here = outcomes.filter((outcome) => outcome.row === row && outcome.column === column);
    return here.length === 0 ? '·' : `${here.filter(isGood).length}/${here.length}`;
  };
  const line = (head: string, cells: readonly string[]): string => [head.padEnd(wide), ...cells.map((text, i) => text.padStart(Math.max(columns[i]?.length ?? 0, 5)))].join('  ');
  return [line(corner, columns), ...rows.map((row) => line(row, columns.map((column) => cell(row, column))))];
}

/** What failed, one line each. */
export function complaints(outcomes: readonly Outcome[]): string[] {
  return outcomes.filter((outcome) => !isGood(outcome)).map(({ row, column, harm, struck }) => `${row} × ${column}: ${struck ? '' : 'the fault never came about; '}${harm.map(({ kind, what }) => `${kind}: ${what}`).join('; ')}`);
}

/** Runs in which something was lost, came twice, or came in part. A run whose fault never came about proves nothing: it doesn't count. */
export function sums(outcomes: readonly Outcome[]): { runs: number; lost: number; doubled: number; torn: number } {
  const real = outcomes.filter(({ struck }) => struck);
  const of = (kind: Harm['kind']): number => real.filter(({ harm }) => harm.some((one) => one.kind === kind)).length;
  return { runs: real.length, lost: of('lost'), doubled: of('doubled'), torn: of('torn') };
}

export const lastLine = (name: string, outcomes: readonly Outcome[]): string => {
  const { runs, lost, doubled, torn } = sums(outcomes);
  return `${name} ${runs} runs lost ${lost} doubled ${doubled} torn ${torn}`;
};

/** Works on all of them, some at a time. */
export async function inLanes<T>(items: readonly T[], lanes: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  await Promise.all(Array.from({ length: lanes }, async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  }));
}
