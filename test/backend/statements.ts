import pg from 'pg';

/** What went to PostgreSQL: a statement, and its parameters as JSON carries them. */
export interface Statement { readonly text: string; readonly values: readonly unknown[] }

/** Writes down every statement that this process sends to PostgreSQL, until it is told to stop. */
export function recordStatements(): { readonly statements: Statement[]; stop(): void } {
  const statements: Statement[] = [];
  const prototype = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
  const sent = prototype.query;
  prototype.query = function query(this: pg.Client, ...given: unknown[]) {
    const [first, values] = given as [string | { text: string; values?: unknown[] }, unknown];
    const statement = typeof first === 'string' ? { text: first, values: Array.isArray(values) ? values : [] } : { text: first.text, values: first.values ?? [] };
    statements.push(JSON.parse(JSON.stringify(statement)) as Statement);
    return sent.apply(this, given);
  };
  return { statements, stop: () => { prototype.query = sent; } };
}
