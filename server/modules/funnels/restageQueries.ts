import { columnName, type ObjectDefinition } from '#domain/objects/index.ts';
import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';

export type Place = {
  id: string;
  stageKey: string;
  stageKind: string;
  since: string;
  closedAt: string | null;
  category: string | null;
};

/** Sets where records stand, without an event of its own: those of the moves tell of it. */
export async function restage(
  db: Queryable,
  workspace: { schema: string },
  object: ObjectDefinition,
  places: readonly Place[],
): Promise<void> {
  const category = object.tracked?.category;
  const setCategory = category ? `, ${ident(columnName(category))} = x.category` : '';
  await db.query(
    inSchema(
      workspace,
      `update :schema.${ident(object.table)} t set stage_key = x."stageKey", stage_kind = x."stageKind",
         stage_since = x.since, closed_at = x."closedAt"${setCategory}
       from json_to_recordset($1::json) as x(id uuid, "stageKey" text, "stageKind" text, since timestamptz,
         "closedAt" timestamptz, category text)
       where t.id = x.id`,
    ),
    [JSON.stringify(places)],
  );
  if (!category) return;
  await db.query(
    inSchema(
      workspace,
      `update :schema.record_span s set category = x.category
       from json_to_recordset($1::json) as x(id uuid, category text)
       where s.record_id = x.id and s.valid_to is null and s.category is distinct from x.category`,
    ),
    [JSON.stringify(places)],
  );
}
