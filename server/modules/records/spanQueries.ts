import { columnName, type ObjectDefinition } from '#domain/objects/index.ts';
import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };

/** Columns whose change opens a new span. Empty for objects whose past is not reported on. */
export function spanColumns(object: ObjectDefinition): string[] {
  if (!object.hasFunnel) return [];
  const tracked = Object.values(object.tracked ?? {}).map(columnName);
  return ['funnel_key', 'stage_key', 'owner_id', 'department_id', 'deleted_at', ...tracked];
}

const STATE = ['funnel_key', 'stage_key', 'owner_id', 'department_id', 'amount', 'close_date', 'category', 'deleted'];

/** What a span tells of a row `t`, to stand behind other columns of a select or a `returning`. */
export function stateOf(object: ObjectDefinition): string {
  const { amount, closeDate, category } = object.tracked ?? {};
  const column = (key: string | undefined, type: string) => (key ? `t.${ident(columnName(key))}` : `null::${type}`);
  return `, t.funnel_key, t.stage_key, t.owner_id, t.department_id, ${column(amount, 'numeric')} as amount,
    ${column(closeDate, 'date')} as close_date, ${column(category, 'text')} as category, t.deleted_at is not null as deleted`;
}

const INTO = `insert into :schema.record_span (record_id, object_id, valid_from, ${STATE.join(', ')})`;

/** Part of a statement: first spans of the rows `written`, from the time `_span` of their `input`; none where that is null. */
export const beginning = (objectId: string): string =>
  `spanned as (${INTO}
     select w.id, ${objectId}::int, i._span, ${STATE.map((column) => `w.${column}`).join(', ')}
     from written w join input i on i.id = w.id where i._span is not null)`;

/**
 * Part of a statement: ends the open spans of the rows `written` at the time `_span` of their `input`, and begins new ones. A span
 * that began at the same instant, or later because another request's clock was ahead, takes the new state from its own beginning:
 * spans tile time without empty ones.
 */
export function renewal(objectId: string): string {
  const state = STATE.map(
    (column) => `${column} = case when s.valid_from < i._span then s.${column} else w.${column} end`,
  );
  return `former as (
     update :schema.record_span s set valid_to = case when s.valid_from < i._span then i._span end, ${state.join(', ')}
     from written w join input i on i.id = w.id where s.record_id = w.id and s.valid_to is null
     returning s.record_id, s.valid_to),
   spanned as (${INTO}
     select w.id, ${objectId}::int, i._span, ${STATE.map((column) => `w.${column}`).join(', ')}
     from written w join input i on i.id = w.id left join former f on f.record_id = w.id
     where f.record_id is null or f.valid_to is not null)`;
}

/** The same for rows that another statement has written. `at`: by record id. */
export async function renewSpans(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  at: Map<string, Date>,
): Promise<void> {
  if (spanColumns(object).length === 0 || at.size === 0) return;
  await db.query(
    inSchema(
      workspace,
      `with input as (select * from unnest($1::uuid[], $2::timestamptz[]) as m(id, _span)),
       written as (select t.id${stateOf(object)} from input i join :schema.${ident(object.table)} t on t.id = i.id),
       ${renewal('$3')}
       select 1`,
    ),
    [[...at.keys()], [...at.values()].map((time) => time.toISOString()), object.id],
  );
}
