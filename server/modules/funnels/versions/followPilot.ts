import { reverseMapping } from '#domain/funnels/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { type Funnels, loadFunnels } from '../definitions.ts';
import { lockLiveFunnels } from '../lockLiveFunnels.ts';
import { remap } from './remap.ts';

/**
 * Records that came into a pilot or left it with their new owner, department or place in the tree, and whose stage
 * does not exist where they stand now. Answers their new versions. `ids`: left out, all of them.
 */
export async function followPilot(
  tx: Transaction,
  ctx: Context,
  object: ObjectDefinition,
  known: Funnels,
  ids?: readonly string[],
): Promise<Map<string, number>> {
  const funnels = ids ? await lockLiveFunnels(tx, ctx, object.key, known) : await loadFunnels(tx, ctx.workspace);
  const versions = new Map<string, number>();
  for (const { key, live, pilot } of funnels.ofObject(object.key)) {
    if (!pilot) continue;
    const moved = await remap(tx, ctx, object, {
      funnelKey: key,
      before: funnels,
      after: funnels,
      rules: { pilot: pilot.mapping, live: reverseMapping(live, pilot, pilot.mapping, funnels.phases) },
      ids,
      reason: null,
    });
    for (const [id, version] of moved) versions.set(id, version);
  }
  return versions;
}
