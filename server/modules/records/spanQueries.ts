import { columnName, type ObjectDefinition } from '#domain/objects/index.ts';
import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };

/** Columns whose change opens a new span. Empty for objects whose past is not reported on. */
export function spanColumns(object: ObjectDefinition): string[] {
  if (!object.hasFunnel) return [];
  const tracked = Object.values(object.tracked ?? {}).map(columnName);
  return ['funnel_key', 'stage_key', 'owner_id', 'department_id', 'deleted_at', ...tracked];
}

/**
 * Ends the open spans of records and begins new ones from the rows as they are now. A span that began at the same
 * instant, or later because another request's clock was ahead, is replaced from its own beginning: spans tile time
 * without empty ones. `at`: by record id.
 */
export async function renewSpans(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  at: Map<string, Date>,
): Promise<void> {
  if (spanColumns(object).length === 0 || at.size === 0) return;
  const times = new Map([...at].map(([id, time]) => [id, time.toISOString()]));
  const { rows: replaced } = await db.query<{ record_id: string; valid_from: string }>(
    inSchema(
      workspace,
      `with moment as (select * from unnest($1::uuid[], $2::timestamptz[]) as m(record_id, at)),
       ended as (
         update :schema.record_span s set valid_to = m.at from moment m
         where s.record_id = m.record_id and s.valid_to is null and s.valid_from < m.at
       )
       delete from :schema.record_span s using moment m
       where s.record_id = m.record_id and s.valid_to is null and s.valid_from >= m.at
       returning s.record_id, s.valid_from::text as valid_from`,
    ),
    [[...times.keys()], [...times.values()]],
  );
  for (const span of replaced) times.set(span.record_id, span.valid_from);
  await insertSpans(db, workspace, object, [...times.keys()], [...times.values()]);
}

/** First spans of new records, from their rows. */
export async function insertSpans(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  ids: string[],
  times: string[],
): Promise<void> {
  if (spanColumns(object).length === 0 || ids.length === 0) return;
  const { amount, closeDate, category } = object.tracked ?? {};
  const column = (key: string | undefined, type: string) => (key ? `t.${ident(columnName(key))}` : `null::${type}`);
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.record_span
         (record_id, object_id, valid_from, funnel_key, stage_key, owner_id, department_id, amount, close_date, category, deleted)
       select t.id, $3, m.at, t.funnel_key, t.stage_key, t.owner_id, t.department_id,
         ${column(amount, 'numeric')}, ${column(closeDate, 'date')}, ${column(category, 'text')}, t.deleted_at is not null
       from unnest($1::uuid[], $2::timestamptz[]) as m(record_id, at) join :schema.${ident(object.table)} t on t.id = m.record_id`,
    ),
    [ids, times, object.id],
  );
}
