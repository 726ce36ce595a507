import { ident, type Queryable } from '#server/platform/sql.ts';

export type JobFigures = { waiting: number; failing: number; oldestSeconds: number };

/** Jobs whose time has come; failing: tried before without success. */
export async function selectJobFigures(db: Queryable): Promise<JobFigures> {
  const { rows } = await db.query<JobFigures>(
    `select count(*)::int as waiting, (count(*) filter (where attempts > 0 and locked_at is null))::int as failing,
       coalesce(extract(epoch from now() - min(run_at)), 0)::float8 as "oldestSeconds"
     from graphile_worker.jobs where run_at <= now()`,
  );
  return rows[0]!;
}

export type Lag = { consumer: string; seconds: number };

/** How long the oldest event has waited that a consumer has not seen. */
export async function selectLags(db: Queryable, schema: string): Promise<Lag[]> {
  const ws = ident(schema);
  const { rows } = await db.query<Lag>(
    `select c.consumer, coalesce(extract(epoch from now() - (
       select e.recorded_at from ${ws}.event e where (e.tx, e.seq) > (c.tx, c.seq) order by e.tx, e.seq limit 1)), 0)::float8 as seconds
     from ${ws}.event_cursor c`,
  );
  return rows;
}
