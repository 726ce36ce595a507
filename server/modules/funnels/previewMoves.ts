import type { Context } from '#server/platform/context.ts';
import { rehearse } from '#server/platform/postgres/index.ts';
import type { Outcome } from '../records/index.ts';
import { type MoveCommand, moveRecords } from './moveRecords.ts';

/** What `moveRecords` would answer: for many at once, whether each would go and what the others lack. */
export const previewMoves = (ctx: Context, objectKey: string, commands: readonly MoveCommand[]): Promise<Outcome[]> =>
  rehearse(ctx.pools.app, (tx) => moveRecords(ctx, objectKey, commands, tx));
