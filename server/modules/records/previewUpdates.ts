import type { Context } from '#server/platform/context.ts';
import { rehearse } from '#server/platform/postgres/index.ts';
import type { Outcome } from './types.ts';
import { type UpdateCommand, updateRecords } from './updateRecords.ts';

/** What `updateRecords` would answer. */
export const previewUpdates = (
  ctx: Context,
  objectKey: string,
  commands: readonly UpdateCommand[],
): Promise<Outcome[]> => rehearse(ctx.pools.app, (tx) => updateRecords(ctx, objectKey, commands, tx));
