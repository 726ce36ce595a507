import { resolve, sep } from 'node:path';
import type { Logger } from 'pino';
import type { Context, Pools } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { contextOfUser, listWorkspaces } from '../identity/index.ts';
import type { BackgroundImports } from './backgroundImports.ts';
import { type BatchRow, replaceProgress, selectRunning, selectRunningUndos, updateState } from './queries.ts';
import { reopenImport } from './resumeImport.ts';
import { isAtWork, isForgotten, isGone, isSilent, RUNNER, TakenOver } from './runner.ts';
import { noteUndo } from './undoImport.ts';

type Where = { pools: Pools; log: Logger; uploadDir: string };

/**
 * Goes on with uploaded imports that lost their process, each in the name of who began it. One that cannot go on (its
 * file or that person's right is gone) ends as failed, so that it is not tried for ever. Answers how many go on.
 */
export async function resumeStalled(where: Where, background: BackgroundImports): Promise<number> {
  const { pools, log, uploadDir } = where;
  let resumed = 0;
  for (const workspace of await listWorkspaces({ pools })) {
    for (const batch of await selectRunning(pools.app, workspace)) {
      const isOurs = resolve(batch.plan.filePath ?? '').startsWith(resolve(uploadDir) + sep);
      const isLeft = isGone(batch.progress.runner) || isSilent(batch.progress) || isForgotten(batch.progress);
      if (!isOurs || !isLeft || background.has(workspace, batch.id)) continue;
      const entrance = { pools, log, now: new Date() };
      try {
        const ctx = await contextOfUser(entrance, workspace, { id: batch.actor_id }, 'page');
        background.start(ctx, await reopenImport(ctx, batch.id, undefined, true));
        log.info({ importId: batch.id, row: batch.progress.checkpointRow }, 'import goes on');
        resumed++;
      } catch (error) {
        if (!(error instanceof TakenOver)) await giveUp({ pools, workspace, log }, batch, error);
      }
    }
    resumed += await resumeUndos(where, workspace, background);
  }
  return resumed;
}

/** Goes on with undos that lost their process, each in the name of who asked for it. */
async function resumeUndos(
  { pools, log }: Where,
  workspace: Awaited<ReturnType<typeof listWorkspaces>>[number],
  background: BackgroundImports,
): Promise<number> {
  let resumed = 0;
  for (const { choice, ...batch } of await selectRunningUndos(pools.app, workspace)) {
    const former = batch.progress.undo;
    const isLeft = former && (!isAtWork(former) || isForgotten(former));
    if (!isLeft || background.has(workspace, batch.id)) continue;
    const undo = { ...former, runner: RUNNER, at: new Date().toISOString() };
    if (!(await replaceProgress(pools.app, workspace, batch, { ...batch.progress, undo }))) continue;
    const ctx = await contextOfUser({ pools, log, now: new Date() }, workspace, { id: former.actor }, 'page').catch(
      (error: unknown) => log.warn({ err: error, importId: batch.id }, 'undo cannot go on'),
    );
    if (!ctx) {
      await noteUndo({ pools, workspace }, batch.id, undo.batch, 'failed');
      continue;
    }
    background.startUndo(ctx, { id: batch.id, undo, choice });
    log.info({ importId: batch.id, done: undo.done }, 'undo goes on');
    resumed++;
  }
  return resumed;
}

async function giveUp(
  { pools, workspace, log }: Pick<Context, 'pools' | 'workspace' | 'log'>,
  { id }: BatchRow,
  error: unknown,
) {
  log.warn({ err: error, importId: id }, 'import cannot go on');
  const reason = error instanceof Refused ? error.code : 'internal';
  await updateState(pools.app, workspace, id, { from: ['running'], to: 'failed', error: reason, ended: true });
}
