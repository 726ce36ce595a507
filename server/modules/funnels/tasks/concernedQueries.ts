import type { ObjectDefinition, RecordValues } from '#domain/objects/index.ts';
import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';
import { valuesOfRow } from '../../records/index.ts';

type Schema = { schema: string };

/** Staged records, with tasks that are open, that some records of another object may prove something for. */
export async function selectHolding(
  db: Queryable,
  workspace: Schema,
  { table, through, staged, via }: { table: string; through: string; staged: string; via: string },
  ids: readonly string[],
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    inSchema(
      workspace,
      `select distinct d.id from :schema.${ident(table)} t join :schema.${ident(staged)} d on d.${ident(via)} = t.${ident(through)}
       where t.id = any($1::uuid[])
         and exists (select 1 from :schema.stage_task s where s.record_id = d.id and s.outcome is null)`,
    ),
    [ids],
  );
  return rows.map(({ id }) => id);
}

/** Records as they stand, those in the bin left out. */
export async function selectStanding(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  ids: readonly string[],
): Promise<{ id: string; values: RecordValues }[]> {
  const { rows } = await db.query<Record<string, unknown> & { id: string }>(
    inSchema(
      workspace,
      `select * from :schema.${ident(object.table)} where id = any($1::uuid[]) and deleted_at is null order by id`,
    ),
    [ids],
  );
  return rows.map((row) => ({ id: row.id, values: valuesOfRow(object.fields, row) }));
}
