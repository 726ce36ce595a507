import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };
export type MadeTask = { task: string; record: string; ordinal: number; stage: string; key: string };

export async function insertStageTasks(
  db: Queryable,
  workspace: Schema,
  objectId: number,
  tasks: readonly MadeTask[],
): Promise<void> {
  if (tasks.length === 0) return;
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.stage_task (task_id, record_id, object_id, ordinal, stage_key, task_key)
       select task, record, $2, ordinal, stage, key
       from json_to_recordset($1::json) as x(task uuid, record uuid, ordinal int, stage text, key text)`,
    ),
    [JSON.stringify(tasks), objectId],
  );
}

/**
 * Of owners who may be given work: themselves, where they are still here, and who heads the nearest department, from their
 * own upwards, that somebody else leads who is.
 */
export async function selectAssignees(
  db: Queryable,
  workspace: Schema,
  owners: readonly string[],
): Promise<Map<string, { self: string | null; superior: string | null }>> {
  const { rows } = await db.query<{ id: string; self: string | null; superior: string | null }>(
    inSchema(
      workspace,
      `with recursive up as (
         select u.id as person, d.parent_id, d.head_id, 1 as depth
         from :schema.users u join :schema.department d on d.id = u.department_id where u.id = any($1::uuid[])
         union all
         select up.person, d.parent_id, d.head_id, up.depth + 1 from up join :schema.department d on d.id = up.parent_id
         where up.depth < 50),
       heads as (
         select distinct on (up.person) up.person, h.id as head from up join :schema.users h on h.id = up.head_id
         where h.active and h.id <> up.person order by up.person, up.depth)
       select u.id, case when u.active then u.id end as self, heads.head as superior
       from :schema.users u left join heads on heads.person = u.id where u.id = any($1::uuid[])`,
    ),
    [owners],
  );
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

export type OpenTask = { task: string; record: string; key: string; stage: string; done: boolean };

/** Key tasks that were made for records and of which nothing has become yet; locked, so that one writer decides. */
export async function lockOpenTasks(
  db: Queryable,
  workspace: Schema,
  taskTable: string,
  recordIds: readonly string[],
): Promise<OpenTask[]> {
  const { rows } = await db.query<OpenTask>(
    inSchema(
      workspace,
      `select s.task_id as task, s.record_id as record, s.task_key as key, s.stage_key as stage, t.done is true as done
       from :schema.stage_task s join :schema.${ident(taskTable)} t on t.id = s.task_id and t.deleted_at is null
       where s.record_id = any($1::uuid[]) and s.outcome is null order by s.task_id for update of s`,
    ),
    [recordIds],
  );
  return rows;
}

export async function setOutcomes(
  db: Queryable,
  workspace: Schema,
  tasks: readonly { task: string; outcome: 'done' | 'left' | null }[],
): Promise<void> {
  if (tasks.length === 0) return;
  await db.query(
    inSchema(
      workspace,
      `update :schema.stage_task s set outcome = x.outcome
       from json_to_recordset($1::json) as x(task uuid, outcome text) where s.task_id = x.task`,
    ),
    [JSON.stringify(tasks)],
  );
}

/** Takes the tasks of the newest stay of records out, and tells which, and which of the stay before it were closed. */
export async function takeBackTasks(
  db: Queryable,
  workspace: Schema,
  recordIds: readonly string[],
): Promise<{ made: string[]; closed: string[] }> {
  const { rows } = await db.query<{ task: string; made: boolean }>(
    inSchema(
      workspace,
      `with stay as (
         select record_id, ordinal from :schema.stage_visit where record_id = any($1::uuid[]) and left_at is null),
       made as (
         delete from :schema.stage_task s using stay v where s.record_id = v.record_id and s.ordinal = v.ordinal
         returning s.task_id),
       closed as (
         update :schema.stage_task s set outcome = null from stay v
         where s.record_id = v.record_id and s.ordinal = v.ordinal - 1 and s.outcome = 'left' returning s.task_id)
       select task_id as task, true as made from made union all select task_id, false from closed`,
    ),
    [recordIds],
  );
  const those = (made: boolean) => rows.filter((row) => row.made === made).map(({ task }) => task);
  return { made: those(true), closed: those(false) };
}

export type PresentStay = {
  id: string;
  owner: string | null;
  department: string | null;
  funnel: string;
  stage: string;
  ordinal: number;
  /** Keys of the tasks that were made for it. */
  made: string[];
};

/** Present stays of records; the records locked, so that two do not make their tasks twice. */
export async function lockStays(
  db: Queryable,
  workspace: Schema,
  table: string,
  recordIds: readonly string[],
): Promise<PresentStay[]> {
  await db.query(
    inSchema(
      workspace,
      `select 1 from :schema.${ident(table)} where id = any($1::uuid[]) order by id for no key update`,
    ),
    [recordIds],
  );
  const { rows } = await db.query<PresentStay>(
    inSchema(
      workspace,
      `select d.id, d.owner_id as owner, d.department_id as department, d.funnel_key as funnel, v.stage_key as stage, v.ordinal,
         array(select s.task_key from :schema.stage_task s where s.record_id = d.id and s.ordinal = v.ordinal) as made
       from :schema.${ident(table)} d join :schema.stage_visit v on v.record_id = d.id and v.left_at is null
       where d.id = any($1::uuid[]) and d.deleted_at is null`,
    ),
    [recordIds],
  );
  return rows;
}
