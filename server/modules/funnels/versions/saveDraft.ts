import type { MappingRule } from '#domain/funnels/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { findDraft, requireDesigner } from './findFunnel.ts';
import { deleteDraft, updateDraft, type VersionDefinition } from './versionQueries.ts';

/**
 * Saves a whole draft over the one that the designer read; what somebody else saved meanwhile is a conflict. A draft may
 * be unfinished: it is checked when it is asked for, and when it is published.
 */
export async function saveDraft(
  ctx: Context,
  funnelKey: string,
  id: number,
  draft: VersionDefinition & { lockVersion: number; mapping: MappingRule[]; note?: string | undefined },
): Promise<{ id: number; lockVersion: number }> {
  requireDesigner(ctx);
  const { stages, transitions, lockVersion, mapping, note } = draft;
  const saved = await updateDraft(ctx.pools.app, ctx.workspace, {
    funnelKey,
    id,
    lockVersion,
    definition: { stages, transitions },
    mapping,
    note: note || null,
    by: ctx.actor.userId,
  });
  if (saved !== undefined) return { id, lockVersion: saved };
  await findDraft(ctx.pools.app, ctx, funnelKey, { id, lockVersion });
  throw new Refused('conflict', { issues: [{ code: 'draft_changed' }] });
}

export async function discardDraft(ctx: Context, funnelKey: string, id: number): Promise<void> {
  requireDesigner(ctx);
  if (!(await deleteDraft(ctx.pools.app, ctx.workspace, funnelKey, id))) throw new Refused('not_found');
}
