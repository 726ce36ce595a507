import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { changeDefinitions } from '../changeDefinitions.ts';
import { updateName } from './personQueries.ts';

/** Changes the name by which others see the actor. */
export async function saveName(ctx: Context, name: string): Promise<void> {
  if (ctx.door === 'api') throw new Refused('no_right');
  await changeDefinitions(ctx, (tx) => updateName(tx, ctx.workspace, ctx.actor.userId, name));
}
