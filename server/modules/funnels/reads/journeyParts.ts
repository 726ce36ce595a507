import type { Stage, StageTask } from '#domain/funnels/index.ts';
import { can } from '#domain/identity/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { ident, inSchema, Parameters } from '#server/platform/sql.ts';
import type { Definitions } from '../../objects/index.ts';
import { type EventDetails, type RecordView, visibilityPredicate } from '../../records/index.ts';
import { heldFiles } from '../documents/heldFiles.ts';
import type { Gate } from '../gates.ts';

export type KeyTask = Pick<StageTask, 'key' | 'names' | 'required' | 'proof'> & {
  done: boolean;
  task: string | null;
  due: string | null;
  assignee: string | null;
};

/**
 * Key tasks of the stage that a record stands in, with what became of them in this stay. That the stage asks for them, and
 * whether they are done, is known to all who see the record; the task, its day and who has it to who sees the task.
 */
export async function keyTasksOf(
  ctx: Context,
  definitions: Definitions,
  record: RecordView,
  stage: Stage | undefined,
  gate: Gate,
): Promise<KeyTask[]> {
  const tasks = stage?.tasks ?? [];
  if (!stage || tasks.length === 0) return [];
  const params = new Parameters();
  const of = params.add(record.id);
  const seen = visibilityPredicate(ctx, definitions, 'task', 'read', 't', params);
  const { rows } = await ctx.pools.app.query<{ key: string; id: string; due: string | null; owner: string | null }>(
    inSchema(
      ctx.workspace,
      `select s.task_key as key, t.id, t.due_date as due, t.owner_id as owner
       from :schema.stage_task s
       join :schema.stage_visit v on v.record_id = s.record_id and v.ordinal = s.ordinal and v.left_at is null
       join :schema.${ident(definitions.object('task').table)} t on t.id = s.task_id and t.deleted_at is null
       where s.record_id = ${of} and ${seen}`,
    ),
    params.values,
  );
  return tasks.map((task) => {
    const made = rows.find(({ key }) => key === task.key);
    const { key, names, required, proof } = task;
    const done = gate.isTaskDone(0, stage.key, task);
    return {
      key,
      names,
      required,
      proof,
      done,
      task: made?.id ?? null,
      due: made?.due ?? null,
      assignee: made?.owner ?? null,
    };
  });
}

export type CheckedDocument = {
  field: string;
  file: string;
  name: string;
  mediaType: string;
  state: 'pending' | 'confirmed' | 'rejected';
  stage: string | null;
  gate: string | null;
  askedAt: string | null;
  by: string | null;
  at: string | null;
  note: string | null;
  mayCheck: boolean;
};

/** Files that the record still names and that wait for a look, or had one. */
export async function checkedDocumentsOf(
  ctx: Context,
  object: ObjectDefinition,
  { id, values }: RecordView,
): Promise<CheckedDocument[]> {
  const { rows } = await ctx.pools.app.query<
    Omit<CheckedDocument, 'askedAt' | 'at' | 'mayCheck'> & { askedAt: Date | null; at: Date | null; uploader: string }
  >(
    inSchema(
      ctx.workspace,
      `select c.field, c.file_id as file, f.name, f.media_type as "mediaType", c.state, c.stage_key as stage, c.gate_key as gate,
         c.asked_at as "askedAt", c.decided_by as by, c.decided_at as at, c.note, f.created_by as uploader
       from :schema.document_check c join :schema.file f on f.id = c.file_id
       where c.record_id = $1 order by coalesce(c.decided_at, c.asked_at) desc, c.file_id`,
    ),
    [id],
  );
  const held = heldFiles(object, values);
  const may = can(ctx.actor, 'confirmDocuments');
  return rows
    .filter(({ file }) => held.has(file))
    .map(({ uploader, askedAt, at, ...row }) => ({
      ...row,
      askedAt: askedAt?.toISOString() ?? null,
      at: at?.toISOString() ?? null,
      mayCheck: may && uploader !== ctx.actor.userId,
    }));
}

export type Override = NonNullable<EventDetails['override']> & { at: string; by: string | null };

/** Moves of a record that went past gates, newest first. */
export async function overridesOf(ctx: Context, id: string): Promise<Override[]> {
  const { rows } = await ctx.pools.app.query<{
    at: Date;
    by: string | null;
    override: NonNullable<EventDetails['override']>;
  }>(
    inSchema(
      ctx.workspace,
      `select at, actor_id as by, details->'override' as override from :schema.event
       where record_id = $1 and details ? 'override' order by seq desc`,
    ),
    [id],
  );
  return rows.map(({ at, by, override }) => ({ ...override, at: at.toISOString(), by }));
}
