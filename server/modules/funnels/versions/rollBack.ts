import { reverseMapping } from '#domain/funnels/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { getDefinitions } from '../../objects/index.ts';
import { loadFunnels } from '../definitions.ts';
import { offerReasons } from '../offerReasons.ts';
import { publishing } from '../publishing.ts';
import { lockFunnel } from '../queries.ts';
import { makeLiveAgain } from './changeVersionQueries.ts';
import { findDraft, findFunnel, requireDesigner } from './findFunnel.ts';
import { remap } from './remap.ts';

/**
 * Takes a publish back: the version before is live again. Records that its mapping has moved and nobody since go back
 * where they were; others, where their stage is gone with it, by the mapping read backwards.
 */
export async function rollBack(
  ctx: Context,
  funnelKey: string,
  asked: { id: number; lockVersion: number },
): Promise<{ id: number; number: number; moved: number }> {
  requireDesigner(ctx);
  const definitions = await getDefinitions(ctx);
  return publishing(ctx, async (tx) => {
    await lockFunnel(tx, ctx.workspace, funnelKey);
    const { objectKey } = await findFunnel(tx, ctx, funnelKey);
    const version = await findDraft(tx, ctx, funnelKey, asked, ['live']);
    if (version.replaces === null) throw new Refused('conflict', { issues: [{ code: 'no_former_version' }] });
    const before = await loadFunnels(tx, ctx.workspace);
    await makeLiveAgain(tx, ctx.workspace, funnelKey, version.replaces, ctx.actor.userId);
    const after = await loadFunnels(tx, ctx.workspace);
    const { live } = after.funnel(funnelKey);
    await offerReasons(tx, ctx.workspace, objectKey, live.stages);
    const { moved } = await remap(tx, ctx, definitions.object(objectKey), {
      funnelKey,
      before,
      after,
      rules: {
        live: reverseMapping(live, version.definition, version.mapping, before.phases),
        pilot: after.pilotOf(funnelKey)?.version.mapping ?? [],
      },
      mappedBy: [version.id],
      reason: null,
    });
    return { id: live.id, number: live.number, moved };
  });
}
