import type { ObjectDefinition } from '#domain/objects/index.ts';
import { type Context, DOORS } from '#server/platform/context.ts';
import { ident, inSchema, type Queryable, type Transaction } from '#server/platform/sql.ts';
import { EVENT_KINDS, updateSelected } from '../../records/index.ts';

type Schema = { schema: string };

/** Decides what became of the open key tasks of stays that records have left; answers those that are not done, locked. */
export async function setLeftOutcomes(
  db: Queryable,
  workspace: Schema,
  taskTable: string,
  records: readonly string[],
): Promise<string[]> {
  const { rows } = await db.query<{ id: string; done: boolean }>(
    inSchema(
      workspace,
      `select t.id, t.done is true as done from :schema.stage_task s
       join :schema.stage_visit v on v.record_id = s.record_id and v.left_at is null and v.ordinal <> s.ordinal
       join :schema.${ident(taskTable)} t on t.id = s.task_id and t.deleted_at is null
       where s.record_id = any($1::uuid[]) and s.outcome is null order by t.id for no key update of s, t`,
    ),
    [records],
  );
  if (rows.length === 0) return [];
  const outcomes = rows.map(({ done }) => (done ? 'done' : 'left'));
  await db.query(
    inSchema(
      workspace,
      `update :schema.stage_task s set outcome = x.outcome from unnest($1::uuid[], $2::text[]) as x(task, outcome) where s.task_id = x.task`,
    ),
    [rows.map(({ id }) => id), outcomes],
  );
  return rows.filter(({ done }) => !done).map(({ id }) => id);
}

/** Marks locked tasks as done, and says in their history why. */
export async function closeOpenTasks(
  tx: Transaction,
  ctx: Context,
  task: ObjectDefinition,
  ids: readonly string[],
  note: string,
): Promise<void> {
  const [done, doneAt] = ['done', 'doneAt'].map((key) => task.fields.find((field) => field.key === key)!);
  await updateSelected(tx, ctx.workspace, task, {
    rows: (params) => {
      const at = `${params.add(ctx.now.toISOString())}`;
      return `select t.id, true as ${ident(done!.column)}, ${at}::timestamptz as ${ident(doneAt!.column)},
          ${at}::timestamptz as _at, ${EVENT_KINDS.updated}::smallint as _kind,
          jsonb_build_object(${params.add(String(done!.id))}::text, jsonb_build_array(t.${ident(done!.column)}, true),
            ${params.add(String(doneAt!.id))}::text, jsonb_build_array(null, ${params.add(ctx.now.toISOString())}::text)) as _changes,
          ${params.add(note)}::text as _note, null::jsonb as _details, ${at}::timestamptz as _span
        from :schema.${ident(task.table)} t where t.id = any(${params.add(ids)}::uuid[])`;
    },
    columns: [done!.column, doneAt!.column],
    meta: { actorId: ctx.actor.userId, door: DOORS.automation, batchId: ctx.batchId ?? null },
    spans: false,
  });
}
