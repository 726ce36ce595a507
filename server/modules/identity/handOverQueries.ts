import type { Context } from '#server/platform/context.ts';
import { inSchema } from '#server/platform/sql.ts';

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

export async function finishBatch(ctx: Where, id: number, state: 'done' | 'failed', error?: string): Promise<void> {
  await ctx.pools.app.query(
    inSchema(
      ctx.workspace,
      `update :schema.batch set state = case when state = 'cancelled' then state else $2 end, error = $3, ended_at = now() where id = $1`,
    ),
    [id, state, error ?? null],
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
