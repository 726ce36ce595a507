import { systemFields } from '#domain/objects/systemFields.ts';
import type { Invariant } from './shapeQueries.ts';

/** Kept by the system itself: how values of a field are compared, by its column. */
const SYSTEM = systemFields({ hasFunnel: true })
  .map(({ id, column, type }) => `(${id}, '${column}', '${type}')`)
  .join(', ');

/** The log told forward again must end at the row: what the last event of a field says is what stands there. */
const agrees = (object: string, table: string, ws: string) => `
  with fields (id, column_name, type) as (
    values ${SYSTEM}
    union all select f.id, f.column_name, f.spec->>'type' from ${ws}.field f
    join ${ws}.object o on o.id = f.object_id where o.key = '${object}'),
  said as (
    select distinct on (e.record_id, c.key) e.record_id, c.key::int as field, c.value->1 as value
    from ${ws}.event e join ${ws}.object o on o.id = e.object_id and o.key = '${object}', jsonb_each(e.changes) c
    order by e.record_id, c.key, e.seq desc),
  pairs as (
    select s.record_id, f.column_name, f.type, s.value, nullif(to_jsonb(t)->f.column_name, 'null') as stored,
      s.value #>> '{}' as said_text, to_jsonb(t)->>f.column_name as stored_text
    from said s join fields f on f.id = s.field join ${ws}.${table} t on t.id = s.record_id)
  select record_id, column_name, said_text, stored_text from pairs where case
    when said_text is null or stored_text is null then said_text is not null or stored_text is not null
    when type in ('money', 'decimal', 'integer', 'percent') then said_text::numeric <> stored_text::numeric
    when type = 'dateTime' then said_text::timestamptz <> stored_text::timestamptz
    when type in ('users', 'file', 'multiSelect') then value <> stored
    else said_text <> stored_text end`;

export const LOG: readonly Invariant[] = [
  { name: 'deals are what their events say', sql: (ws) => agrees('opportunity', 'opportunity', ws) },
  { name: 'follow-ups are what their events say', sql: (ws) => agrees('activity', 'activity', ws) },
  {
    name: 'stages are what moves say',
    sql: (ws) => `
      select t.id from ${ws}.opportunity t
      join (select distinct on (record_id) record_id, changes->'21'->>1 as stage from ${ws}.event
            where changes ? '21' order by record_id, seq desc) e on e.record_id = t.id
      where e.stage is distinct from t.stage_key`,
  },
];
