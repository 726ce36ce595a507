import { FUNNEL_TEMPLATES, type MappingRule } from '#domain/funnels/index.ts';
import { issue } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { findFunnel, findVersion, requireDesigner } from './findFunnel.ts';
import { type FunnelRow, insertDraft, type VersionDefinition } from './versionQueries.ts';

export type DraftSource = { version: number } | { template: string };

/** Begins a draft as a copy of any version of the funnel, or of a template for the same object. */
export async function createDraft(
  ctx: Context,
  funnelKey: string,
  { from, note }: { from: DraftSource; note?: string | undefined },
): Promise<{ id: number; lockVersion: number }> {
  requireDesigner(ctx);
  const db = ctx.pools.app;
  const funnel = await findFunnel(db, ctx, funnelKey);
  const source = await sourceOf(ctx, funnel, from);
  return insertDraft(db, ctx.workspace, { funnelKey, ...source, note: note || null, by: ctx.actor.userId });
}

type Source = { definition: VersionDefinition; mapping: MappingRule[]; basedOn: number | null };

async function sourceOf(ctx: Context, funnel: FunnelRow, from: DraftSource): Promise<Source> {
  if ('version' in from) {
    const { definition, mapping, state } = await findVersion(ctx.pools.app, ctx, funnel.key, from.version);
    // How a published version was reached says nothing about the way from the one that is live now.
    return { definition, mapping: state === 'draft' || state === 'pilot' ? mapping : [], basedOn: from.version };
  }
  const template = FUNNEL_TEMPLATES.find(
    ({ key, objectKey }) => key === from.template && objectKey === funnel.objectKey,
  );
  if (!template) {
    throw new Refused('invalid_input', { issues: [issue('invalid_value', 'from', { name: from.template })] });
  }
  return { definition: { stages: template.stages, transitions: template.transitions }, mapping: [], basedOn: null };
}
