import type { PoolClient, QueryResult, QueryResultRow } from 'pg';

/** A pool or a client inside a transaction. */
export type Queryable = {
  query<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<QueryResult<Row>>;
};
export type Transaction = PoolClient;

/** Quotes an identifier that comes from a definition. Refuses anything that is not a plain name. */
export function ident(name: string): string {
  if (!/^[a-z_][a-z0-9_]{0,62}$/i.test(name)) throw new Error(`not an identifier: ${JSON.stringify(name)}`);
  return `"${name}"`;
}

/** Puts a workspace's schema into a statement: `select … from :schema.users`. */
export function inSchema(workspace: { schema: string }, text: string): string {
  return text.replaceAll(':schema', ident(workspace.schema));
}

/** Collects the parameters of one statement; `add` answers the placeholder (`$3`). */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}
