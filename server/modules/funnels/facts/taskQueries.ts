import type { Context } from '#server/platform/context.ts';
import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';
import type { Definitions } from '../../objects/index.ts';
import type { FactsGround, Subject } from './subject.ts';

/** Clocks of pages run a little ahead; a visit further off has not been yet. */
const SKEW = '5 minutes';

/** Key tasks of the present stay that somebody marked as done: record → `stage:task`. */
export async function tasksDoneOf(
  db: Queryable,
  ctx: Context,
  definitions: Definitions,
  recordIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const { rows } = await db.query<{ record: string; task: string }>(
    inSchema(
      ctx.workspace,
      `select s.record_id as record, s.stage_key || ':' || s.task_key as task
       from :schema.stage_task s
       join :schema.stage_visit v on v.record_id = s.record_id and v.ordinal = s.ordinal and v.left_at is null
       join :schema.${ident(definitions.object('task').table)} t on t.id = s.task_id
       where s.record_id = any($1::uuid[]) and t.done and t.deleted_at is null`,
    ),
    [recordIds],
  );
  const groups = Map.groupBy(rows, ({ record }) => record);
  return new Map([...groups].map(([record, own]) => [record, new Set(own.map(({ task }) => task))]));
}

/** Visits paid since records entered their stage: follow-ups of kind visit that point at them. */
export async function visitsSince(
  db: Queryable,
  ctx: Context,
  { definitions, object }: FactsGround,
  subjects: readonly Subject[],
): Promise<Map<string, number>> {
  const activity = definitions.object('activity');
  const about = activity.fields.find(({ type, target }) => type === 'reference' && target === object.key);
  const standing = subjects.filter(({ before }) => typeof before.stageSince === 'string');
  if (!about || standing.length === 0) return new Map();
  const { rows } = await db.query<{ record: string; count: number }>(
    inSchema(
      ctx.workspace,
      `select h.record, count(*)::int as count
       from unnest($1::uuid[], $2::timestamptz[]) as h(record, since)
       join :schema.${ident(activity.table)} t on t.${ident(about.column)} = h.record
       where t.deleted_at is null and t.kind = 'visit' and t.at >= h.since and t.at < $3::timestamptz + interval '${SKEW}'
       group by h.record`,
    ),
    [standing.map(({ id }) => id), standing.map(({ before }) => before.stageSince), ctx.now],
  );
  return new Map(rows.map(({ record, count }) => [record, count]));
}
