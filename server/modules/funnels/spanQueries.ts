import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };
export type SpanState = {
  funnelKey: string | null;
  ownerId: string | null;
  departmentId: string | null;
  amount: string | null;
  closeDate: string | null;
  category: string | null;
  deleted: boolean;
};
export type SpanRow = SpanState & { recordId: string; from: Date; to: Date | null; stageKey: string | null };

/** All spans of records, in their order. */
export async function selectSpans(
  db: Queryable,
  workspace: Schema,
  recordIds: string[],
): Promise<Map<string, SpanRow[]>> {
  const { rows } = await db.query<SpanRow>(
    inSchema(
      workspace,
      `select record_id as "recordId", valid_from as "from", valid_to as "to", stage_key as "stageKey",
         funnel_key as "funnelKey", owner_id as "ownerId", department_id as "departmentId", amount,
         close_date as "closeDate", category, deleted
       from :schema.record_span where record_id = any($1::uuid[]) order by record_id, valid_from`,
    ),
    [recordIds],
  );
  return Map.groupBy(rows, (row) => row.recordId);
}

export async function replaceSpans(
  db: Queryable,
  workspace: Schema,
  objectId: number,
  recordIds: string[],
  spans: readonly SpanRow[],
): Promise<void> {
  await db.query(inSchema(workspace, 'delete from :schema.record_span where record_id = any($1::uuid[])'), [recordIds]);
  await insertSpans(db, workspace, objectId, spans);
}

export async function insertSpans(
  db: Queryable,
  workspace: Schema,
  objectId: number,
  spans: readonly SpanRow[],
): Promise<void> {
  if (spans.length === 0) return;
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.record_span (record_id, object_id, valid_from, valid_to, funnel_key, stage_key, owner_id,
         department_id, amount, close_date, category, deleted)
       select "recordId", $2, "from", "to", "funnelKey", "stageKey", "ownerId", "departmentId", amount, "closeDate",
         category, deleted
       from json_to_recordset($1::json) as x("recordId" uuid, "from" timestamptz, "to" timestamptz, "funnelKey" text,
         "stageKey" text, "ownerId" uuid, "departmentId" uuid, amount numeric, "closeDate" date, category text,
         deleted boolean)`,
    ),
    [JSON.stringify(spans), objectId],
  );
}
