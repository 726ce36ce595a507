import type { ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { type Definitions, getDefinitions } from '../objects/index.ts';
import { type Funnels, loadFunnels } from './definitions.ts';
import { type Edition, lockFunnels } from './queries.ts';

/**
 * The funnels of an object as they are while this transaction lasts: nobody publishes until it ends. `known`: those of
 * the context, read before the transaction began, so that it never waits for a second connection.
 */
export async function lockLiveFunnels(
  tx: Queryable,
  ctx: Context,
  objectKey: string,
  known: Funnels,
): Promise<Funnels> {
  return liveFunnels(tx, ctx, known, await lockFunnels(tx, ctx, objectKey));
}

/** `known` where it is what is live under the lock, else read anew. */
export async function liveFunnels(
  tx: Queryable,
  ctx: Context,
  known: Funnels,
  live: readonly Edition[],
): Promise<Funnels> {
  const current = live.every(({ key, edition }) => known.editionOf(key) === edition);
  return current ? known : loadFunnels(tx, ctx.workspace);
}

/** Definitions and an object whose records move through a funnel; others are refused. */
export async function stagedObject(
  ctx: Context,
  objectKey: string,
): Promise<{ definitions: Definitions; object: ObjectDefinition }> {
  const definitions = await getDefinitions(ctx);
  const object = definitions.object(objectKey);
  if (!object.hasFunnel) {
    throw new Refused('invalid_input', { issues: [{ code: 'unknown_object', params: { name: objectKey } }] });
  }
  return { definitions, object };
}
