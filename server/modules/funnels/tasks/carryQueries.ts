import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };
type Outcome = 'done' | 'left' | null;
export type StayTask = { task: string; record: string; stage: string; key: string; ordinal: number; outcome: Outcome };
export type CarriedTask = { task: string; record: string; ordinal: number; stage: string; key: string };

/**
 * Key tasks of the stays that mappings have made one with the present one, the latest stay first, locked; `ordinal`: of
 * the present one.
 */
export async function lockTasksOfStays(
  db: Queryable,
  workspace: Schema,
  taskTable: string,
  recordIds: readonly string[],
): Promise<StayTask[]> {
  const { rows } = await db.query<StayTask>(
    inSchema(
      workspace,
      `select s.task_id as task, s.record_id as record, s.stage_key as stage, s.task_key as key, v.ordinal, s.outcome
       from :schema.stage_visit v
       join :schema.stage_visit b on b.record_id = v.record_id and b.dwell_since = v.dwell_since and b.ordinal < v.ordinal
       join :schema.stage_task s on s.record_id = b.record_id and s.ordinal = b.ordinal
       join :schema.${ident(taskTable)} t on t.id = s.task_id and t.deleted_at is null
       where v.record_id = any($1::uuid[]) and v.left_at is null
       order by s.record_id, s.ordinal desc, s.task_id for update of s`,
    ),
    [recordIds],
  );
  return rows;
}

export async function setPlaces(db: Queryable, workspace: Schema, tasks: readonly CarriedTask[]): Promise<void> {
  if (tasks.length === 0) return;
  await db.query(
    inSchema(
      workspace,
      `update :schema.stage_task s set ordinal = x.ordinal, stage_key = x.stage, task_key = x.key, outcome = nullif(s.outcome, 'left')
       from json_to_recordset($1::json) as x(task uuid, ordinal int, stage text, key text) where s.task_id = x.task`,
    ),
    [JSON.stringify(tasks)],
  );
}
