import type { StageClosings } from '#domain/funnels/index.ts';
import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };

export type DueFunnel = { key: string; months: number };

/** Funnels whose closings were last counted before a moment, or whose versions have changed since. */
export async function selectDueFunnels(db: Queryable, workspace: Schema, before: Date): Promise<DueFunnel[]> {
  const { rows } = await db.query<DueFunnel>(
    inSchema(
      workspace,
      `select f.key, f.learn_months as months
       from :schema.funnel f left join :schema.closings_counted c on c.funnel_key = f.key
       where (c.at is null or c.at < $1 or c.edition <> f.edition)
         and exists (select 1 from :schema.funnel_version v where v.funnel_key = f.key and v.state = 'live')
       order by f.key`,
    ),
    [before],
  );
  return rows;
}

/** Which visits count as visits of which stage of a funnel, for what closed since a moment. */
export type Way = { funnel: string; stage: string; visited: string; since: Date };

/**
 * Of the records that were won or lost, how many had visited each stage and how many of these were won. A record counts once a
 * stage, whatever funnel it was closed in. All funnels of an object in one statement, as each would read the same visits.
 */
export async function selectClosings(
  db: Queryable,
  workspace: Schema,
  table: string,
  ways: readonly Way[],
): Promise<(StageClosings & { funnel: string })[]> {
  const { rows } = await db.query<StageClosings & { funnel: string }>(
    inSchema(
      workspace,
      `with ended as materialized (
         select id, stage_kind = 'won' as won, closed_at from :schema.${ident(table)}
         where closed_at >= (select min(since) from unnest($4::timestamptz[]) s(since)) and stage_kind in ('won', 'lost')
           and deleted_at is null)
       select funnel, stage, count(*) filter (where won)::int as won, count(*)::int as closed
       from (
         select distinct w.funnel, w.stage, e.id, e.won
         from ended e
         join :schema.stage_visit v on v.record_id = e.id
         join unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) w(funnel, stage, visited, since)
           on w.funnel = v.funnel_key and w.visited = v.stage_key and e.closed_at >= w.since) visited
       group by funnel, stage order by funnel, stage`,
    ),
    [
      ways.map(({ funnel }) => funnel),
      ways.map(({ stage }) => stage),
      ways.map(({ visited }) => visited),
      ways.map(({ since }) => since),
    ],
  );
  return rows;
}

/** Puts these counts in place of those before. Answers whether any is another. */
export async function replaceClosings(
  db: Queryable,
  workspace: Schema,
  funnel: string,
  closings: readonly StageClosings[],
): Promise<boolean> {
  const rows = JSON.stringify(closings);
  const { rowCount: gone } = await db.query(
    inSchema(
      workspace,
      `delete from :schema.stage_closings c where funnel_key = $1 and not exists (
         select 1 from json_to_recordset($2::json) as x(stage text, won int, closed int) where x.stage = c.stage_key)`,
    ),
    [funnel, rows],
  );
  const { rowCount: written } = await db.query(
    inSchema(
      workspace,
      `insert into :schema.stage_closings as c (funnel_key, stage_key, won, closed)
       select $1, stage, won, closed from json_to_recordset($2::json) as x(stage text, won int, closed int)
       on conflict (funnel_key, stage_key) do update set won = excluded.won, closed = excluded.closed
       where (c.won, c.closed) <> (excluded.won, excluded.closed)`,
    ),
    [funnel, rows],
  );
  return (gone ?? 0) + (written ?? 0) > 0;
}

export async function markCounted(
  db: Queryable,
  workspace: Schema,
  funnel: string,
  edition: number,
  at: Date,
): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.closings_counted (funnel_key, edition, at) values ($1, $2, $3)
       on conflict (funnel_key) do update set edition = excluded.edition, at = excluded.at`,
    ),
    [funnel, edition, at],
  );
}
