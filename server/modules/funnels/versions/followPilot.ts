import { reverseMapping } from '#domain/funnels/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { getDefinitions } from '../../objects/index.ts';
import { type Funnels, getFunnels, loadFunnels } from '../definitions.ts';
import { lockLiveFunnels } from '../lockLiveFunnels.ts';
import { lockFunnel } from '../queries.ts';
import { selectPilotLine } from '../shared/presentQueries.ts';
import { nextEdition } from './changeVersionQueries.ts';
import { remap } from './remap.ts';

/**
 * Records that came into a pilot or left it with their new owner or department, and whose stage does not exist where they
 * stand now; who leaves goes back where the pilot took it from, unless it has moved since. Answers their new versions.
 */
export async function followPilot(
  tx: Transaction,
  ctx: Context,
  object: ObjectDefinition,
  known: Funnels,
  ids: readonly string[],
): Promise<Map<string, number>> {
  return remapAll(tx, ctx, object, await lockLiveFunnels(tx, ctx, object.key, known), ids);
}

/** The same for all records, after the tree of departments has changed; whoever moves records sees the pilot anew. */
export async function followDepartments(tx: Transaction, ctx: Context): Promise<void> {
  const definitions = await getDefinitions(ctx);
  const known = await getFunnels(ctx);
  for (const { key, pilot } of known.all) {
    if (!pilot) continue;
    await lockFunnel(tx, ctx.workspace, key);
    await nextEdition(tx, ctx.workspace, key);
  }
  const funnels = await loadFunnels(tx, ctx.workspace);
  for (const object of definitions.all.filter(({ hasFunnel }) => hasFunnel)) await remapAll(tx, ctx, object, funnels);
}

async function remapAll(
  tx: Transaction,
  ctx: Context,
  object: ObjectDefinition,
  funnels: Funnels,
  ids?: readonly string[],
): Promise<Map<string, number>> {
  const versions = new Map<string, number>();
  for (const { key, live, pilot } of funnels.ofObject(object.key)) {
    if (!pilot) continue;
    const moved = await remap(tx, ctx, object, {
      funnelKey: key,
      before: funnels,
      after: funnels,
      rules: { pilot: pilot.mapping, live: reverseMapping(live, pilot, pilot.mapping, funnels.phases) },
      mappedBy: await selectPilotLine(tx, ctx.workspace, pilot.id),
      ids,
      reason: null,
    });
    for (const [id, version] of moved.versions) versions.set(id, version);
  }
  return versions;
}
