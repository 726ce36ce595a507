import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };

export type PastCheck = { record: string; file: string; state: 'confirmed' | 'rejected'; at: Date };
export type PastTask = { record: string; ordinal: number; task: string };
export type Linked = { id: string; created_at: Date; deleted_at: Date | null } & Record<string, unknown>;

/** When files were uploaded. */
export async function selectUploads(
  db: Queryable,
  workspace: Schema,
  files: readonly string[],
): Promise<Map<string, Date>> {
  const { rows } = await db.query<{ id: string; at: Date }>(
    inSchema(workspace, 'select id, created_at as at from :schema.file where id = any($1::uuid[])'),
    [files],
  );
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/** What was said of files of records, and when. */
export async function selectChecks(db: Queryable, workspace: Schema, ids: readonly string[]): Promise<PastCheck[]> {
  const { rows } = await db.query<PastCheck>(
    inSchema(
      workspace,
      `select record_id as record, file_id as file, state, decided_at as at from :schema.document_check
       where record_id = any($1::uuid[]) and state <> 'pending'`,
    ),
    [ids],
  );
  return rows;
}

/** Key tasks that were done, by the stay that they were made for; `task` is `stage:task`. */
export async function selectTasksDone(
  db: Queryable,
  workspace: Schema,
  taskTable: string,
  ids: readonly string[],
): Promise<PastTask[]> {
  const { rows } = await db.query<PastTask>(
    inSchema(
      workspace,
      `select s.record_id as record, s.ordinal, s.stage_key || ':' || s.task_key as task
       from :schema.stage_task s left join :schema.${ident(taskTable)} t on t.id = s.task_id
       where s.record_id = any($1::uuid[]) and (s.outcome = 'done' or (s.outcome is null and t.done))`,
    ),
    [ids],
  );
  return rows;
}

/** Visits paid to records: follow-ups of kind visit, with when they were and when they were entered. */
export async function selectPaidVisits(
  db: Queryable,
  workspace: Schema,
  activity: { table: string; about: string },
  ids: readonly string[],
): Promise<{ record: string; at: Date; enteredAt: Date }[]> {
  const { rows } = await db.query<{ record: string; at: Date; enteredAt: Date }>(
    inSchema(
      workspace,
      `select ${ident(activity.about)} as record, at, created_at as "enteredAt" from :schema.${ident(activity.table)}
       where ${ident(activity.about)} = any($1::uuid[]) and kind = 'visit'`,
    ),
    [ids],
  );
  return rows;
}

/** Records that point at others, those in the bin too. */
export async function selectLinked(
  db: Queryable,
  workspace: Schema,
  table: string,
  { columns, through }: { columns: readonly string[]; through: string },
  holders: readonly string[],
): Promise<Linked[]> {
  const { rows } = await db.query<Linked>(
    inSchema(
      workspace,
      `select id, created_at, deleted_at, ${columns.map(ident).join(', ')} from :schema.${ident(table)}
       where ${ident(through)} = any($1::uuid[])`,
    ),
    [holders],
  );
  return rows;
}
