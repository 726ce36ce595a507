import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Refused = {
  objectId: number;
  record: string;
  funnel: string;
  version: number;
  from: string;
  to: string;
  stage: string;
  gate: string;
};

export async function insertRefusals(
  db: Queryable,
  workspace: { schema: string },
  gates: readonly Refused[],
  { at, actorId, door }: { at: Date; actorId: string; door: number },
): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.gate_refusal (at, actor_id, door, object_id, record_id, funnel_key, version_id, from_stage,
         to_stage, stage_key, gate_key)
       select $2, $3, $4, "objectId", record, funnel, version, "from", "to", stage, gate
       from json_to_recordset($1::json) as x("objectId" int, record uuid, funnel text, version int, "from" text,
         "to" text, stage text, gate text)`,
    ),
    [JSON.stringify(gates), at, actorId, door],
  );
}
