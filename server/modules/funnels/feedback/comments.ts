import { can } from '#domain/identity/index.ts';
import { issue } from '#domain/kernel/index.ts';
import type { RecordValues } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { getDirectory } from '../../identity/index.ts';
import { getDefinitions } from '../../objects/index.ts';
import { getRecord, type References, selectTitles } from '../../records/index.ts';
import { getFunnels } from '../definitions.ts';
import { versionOf } from '../versionOf.ts';
import { feedbackHooks } from './hooks.ts';
import { insertComment, type StoredComment, selectComments, updateClosed } from './queries.ts';

export type CommentCommand = {
  stage: string;
  gate?: string | undefined;
  record?: string | undefined;
  text: string;
};

/**
 * Says something of a stage, or of what it asks. Whoever may sign in may say it; a record only who sees it. Throws
 * `not_found`, `invalid_input` for a stage that neither the live version nor a pilot has.
 */
export async function comment(ctx: Context, funnelKey: string, command: CommentCommand): Promise<number> {
  const funnels = await getFunnels(ctx);
  const { objectKey } = funnels.funnel(funnelKey);
  const found = command.record === undefined ? undefined : await getRecord(ctx, objectKey, command.record);
  const place = found?.record.values ?? (await placeOf(ctx));
  const version = versionOf(funnels, { ...place, funnel: funnelKey })?.live;
  if (!version?.stages.some(({ key }) => key === command.stage)) {
    throw new Refused('invalid_input', { issues: [issue('unknown_stage', 'stage', { name: command.stage })] });
  }
  const object = (await getDefinitions(ctx)).object(objectKey);
  const { stage, gate = null, record = null, text } = command;
  return insertComment(
    ctx.pools.app,
    ctx.workspace,
    { funnel: funnelKey, version: version.id, stage, gate, objectId: record ? object.id : null, record, text },
    { at: ctx.now, by: ctx.actor.userId },
  );
}

/** Where a record of one's own would stand. */
async function placeOf(ctx: Context): Promise<RecordValues> {
  const { userId } = ctx.actor;
  return { owner: userId, department: (await getDirectory(ctx)).person(userId)?.departmentId ?? null };
}

/** What was said of a funnel: everything for who looks after funnels, one's own for all others. */
export async function listComments(
  ctx: Context,
  funnelKey: string,
): Promise<{ comments: StoredComment[]; references: References }> {
  (await getFunnels(ctx)).funnel(funnelKey);
  const own = can(ctx.actor, 'manageFunnels') ? null : ctx.actor.userId;
  const comments = await selectComments(ctx.pools.app, ctx.workspace, funnelKey, own);
  const people = new Set(comments.flatMap(({ by, closedBy }) => [by, ...(closedBy ? [closedBy] : [])]));
  const wanted = new Map(people.size > 0 ? [['users', people] as const] : []);
  const titles = await selectTitles(ctx.pools.app, ctx, await getDefinitions(ctx), wanted);
  return { comments, references: Object.fromEntries(titles.map(({ id, object, title }) => [id, { object, title }])) };
}

/** Marks what was said as dealt with, with an answer for who said it, who is told so. Throws `no_right`, `not_found`. */
export async function closeComment(
  ctx: Context,
  funnel: string,
  { id, reply }: { id: number; reply?: string | undefined },
): Promise<void> {
  if (!can(ctx.actor, 'manageFunnels')) throw new Refused('no_right');
  const closed = { funnel, id, reply: reply || null };
  await inTransaction(ctx.pools.app, async (tx) => {
    const said = await updateClosed(tx, ctx.workspace, closed, { at: ctx.now, by: ctx.actor.userId });
    if (!said) throw new Refused('not_found');
    const { by: to, stage, text } = said;
    await feedbackHooks().tell(ctx, { to, funnel, stage, text, reply: closed.reply }, tx);
  });
}
