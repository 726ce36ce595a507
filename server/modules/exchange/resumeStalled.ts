import { resolve, sep } from 'node:path';
import type { Logger } from 'pino';
import type { Context, Pools } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { contextOfUser, listWorkspaces } from '../identity/index.ts';
import type { BackgroundImports } from './backgroundImports.ts';
import { isSilent } from './listImports.ts';
import { type BatchRow, selectRunning, updateState } from './queries.ts';
import { reopenImport } from './resumeImport.ts';
import { isGone } from './runner.ts';

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
      const isLeft = isGone(batch.progress.runner) || isSilent(batch);
      if (!isOurs || !isLeft || background.has(workspace, batch.id)) continue;
      const entrance = { pools, log, now: new Date() };
      try {
        const ctx = await contextOfUser(entrance, workspace, { id: batch.actor_id }, 'page');
        background.start(ctx, await reopenImport(ctx, batch.id, undefined, true));
        log.info({ importId: batch.id, row: batch.progress.checkpointRow }, 'import goes on');
        resumed++;
      } catch (error) {
        await giveUp({ pools, workspace, log }, batch, error);
      }
    }
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
