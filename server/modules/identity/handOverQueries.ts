import type { Context } from '#server/platform/context.ts';
import { inSchema, type Transaction } from '#server/platform/sql.ts';

type Where = Pick<Context, 'pools' | 'workspace' | 'actor'>;
export type HandOverProgress = { done: number; total: number };

/** A batch of kind `handOver`; `object_key` is `*`, as it may reach over several objects. */
export async function insertBatch(
  ctx: Where,
  plan: { userId: string; to: Record<string, string>; past?: boolean | undefined },
): Promise<number> {
  const { rows } = await ctx.pools.app.query<{ id: number }>(
    inSchema(
      ctx.workspace,
      `insert into :schema.batch (kind, object_key, actor_id, state, plan, progress)
       values ('handOver', '*', $1, 'running', $2, '{"done": 0, "total": 0}') returning id`,
    ),
    [ctx.actor.userId, JSON.stringify({ from: plan.userId, to: plan.to, past: plan.past ?? false })],
  );
  return rows[0]!.id;
}

/** False when it was cancelled meanwhile. */
export async function saveProgress(ctx: Where, id: number, progress: HandOverProgress): Promise<boolean> {
  const { rowCount } = await ctx.pools.app.query(
    inSchema(ctx.workspace, `update :schema.batch set progress = $2 where id = $1 and state = 'running'`),
    [id, JSON.stringify(progress)],
  );
  return rowCount === 1;
}

/** Ends it with what it did, in its own transaction. False when it was cancelled meanwhile. */
export async function closeBatch(tx: Transaction, workspace: Context['workspace'], id: number): Promise<boolean> {
  const { rowCount } = await tx.query(
    inSchema(
      workspace,
      `update :schema.batch set state = 'done', ended_at = now() where id = $1 and state = 'running'`,
    ),
    [id],
  );
  return rowCount === 1;
}

export async function failBatch(ctx: Where, id: number, error: string): Promise<void> {
  await ctx.pools.app.query(
    inSchema(
      ctx.workspace,
      `update :schema.batch set state = case when state = 'cancelled' then state else 'failed' end, error = $2, ended_at = now()
       where id = $1`,
    ),
    [id, error],
  );
}

/** The hand-over of a person's records that runs now; one that a crash left behind is not believed after an hour. */
export async function selectRunning(ctx: Where, userId: string): Promise<HandOverProgress | undefined> {
  const { rows } = await ctx.pools.app.query<{ progress: HandOverProgress }>(
    inSchema(
      ctx.workspace,
      `select progress from :schema.batch where kind = 'handOver' and state = 'running' and plan ->> 'from' = $1
         and started_at > now() - interval '1 hour' order by id desc limit 1`,
    ),
    [userId],
  );
  return rows[0]?.progress;
}

export async function cancelBatch(ctx: Where, userId: string): Promise<boolean> {
  const { rowCount } = await ctx.pools.app.query(
    inSchema(
      ctx.workspace,
      `update :schema.batch set state = 'cancelled' where kind = 'handOver' and state = 'running' and plan ->> 'from' = $1`,
    ),
    [userId],
  );
  return (rowCount ?? 0) > 0;
}
