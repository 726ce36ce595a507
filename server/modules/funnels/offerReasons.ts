import { reasonOptions, type Stage } from '#domain/funnels/index.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { addOptions } from '../objects/index.ts';

/**
 * Lets the fields of an object offer the reasons of stages that begin to hold, in the caller's transaction, which also
 * bumps the version of definitions. Lists, filters and measures then know them like any other option.
 */
export async function offerReasons(
  db: Queryable,
  workspace: { schema: string },
  objectKey: string,
  stages: readonly Stage[],
): Promise<void> {
  for (const [field, options] of reasonOptions(stages)) await addOptions(db, workspace, objectKey, field, options);
}
