import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { getDefinitions } from '../../objects/index.ts';
import { loadFunnels } from '../definitions.ts';
import { offerReasons } from '../offerReasons.ts';
import { publishing } from '../publishing.ts';
import { lockFunnel } from '../queries.ts';
import { makeLive } from './changeVersionQueries.ts';
import { definitionIssues, mappingIssues, sharedIssues } from './checkDraft.ts';
import { findDraft, findFunnel, requireDesigner } from './findFunnel.ts';
import { remap } from './remap.ts';

/**
 * Makes a draft, or the pilot, the live version for everybody, and takes records of stages that it no longer has where the
 * mapping says – in one transaction, for which moves wait. `moved`: how many records changed their stage.
 */
export async function publishDraft(
  ctx: Context,
  funnelKey: string,
  asked: { id: number; lockVersion: number },
): Promise<{ id: number; number: number; moved: number }> {
  requireDesigner(ctx);
  const definitions = await getDefinitions(ctx);
  return publishing(ctx, async (tx) => {
    await lockFunnel(tx, ctx.workspace, funnelKey);
    const funnel = await findFunnel(tx, ctx, funnelKey);
    const draft = await findDraft(tx, ctx, funnelKey, asked, ['draft', 'pilot']);
    const before = await loadFunnels(tx, ctx.workspace);
    const live = before.find(funnelKey)?.live;
    const issues = [
      ...(await definitionIssues(ctx, funnel, draft.definition, before.phases, live)),
      ...(await sharedIssues(tx, ctx, funnel.objectKey, draft.definition)),
      ...(await mappingIssues(ctx, funnel, draft.definition, draft.mapping, live)),
    ];
    if (issues.length > 0) throw new Refused('invalid_input', { issues });
    await offerReasons(tx, ctx.workspace, funnel.objectKey, draft.definition.stages);
    const number = await makeLive(tx, ctx.workspace, funnelKey, draft, ctx.actor.userId);
    if (!live) return { id: draft.id, number, moved: 0 };
    const after = await loadFunnels(tx, ctx.workspace);
    const kept = draft.definition.stages.map(({ key }) => key);
    const { moved } = await remap(tx, ctx, definitions.object(funnel.objectKey), {
      funnelKey,
      before,
      after,
      rules: { live: draft.mapping, pilot: after.pilotOf(funnelKey)?.version.mapping ?? [] },
      // Whoever has tried it stands already where it should.
      ...(draft.state === 'pilot'
        ? {}
        : { splitting: { side: 'live' as const, stages: splitStages(draft.mapping, kept) } }),
      reason: draft.note,
    });
    return { id: draft.id, number, moved };
  });
}

/** Stages that stay and give away some of their records. */
export const splitStages = (mapping: readonly { from: string }[], kept: readonly string[]): string[] => [
  ...new Set(mapping.map(({ from }) => from).filter((from) => kept.includes(from))),
];
