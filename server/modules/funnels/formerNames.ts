import type { Stage } from '#domain/funnels/index.ts';
import type { Context } from '#server/platform/context.ts';
import { selectFormerNames } from './otherVersionQueries.ts';

/** Every name that stages of an object's funnels have ever had, the newest first: what old files call them. */
export const formerNames = (ctx: Context, objectKey: string): Promise<Pick<Stage, 'key' | 'names'>[]> =>
  selectFormerNames(ctx.pools.app, ctx.workspace, objectKey);
