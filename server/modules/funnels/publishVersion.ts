import { type Funnel, withShared } from '#domain/funnels/index.ts';
import { can } from '#domain/identity/index.ts';
import { type Issue, inLocale, issue } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { getDefinitions } from '../objects/index.ts';
import { loadFunnels } from './definitions.ts';
import { offerReasons } from './offerReasons.ts';
import { publishing } from './publishing.ts';
import { insertFunnel, insertLiveVersion, lockFunnel, selectOccupied } from './queries.ts';
import { loadLibrary } from './shared/library.ts';
import { definitionIssues, sharedIssues } from './versions/checkDraft.ts';
import type { VersionDefinition } from './versions/versionQueries.ts';

/**
 * Makes a definition the live version of a funnel; the former one is retired and kept. No record is rewritten: stages
 * keep their keys, and a stage that still holds records may not leave. Moves wait until it is done.
 */
export async function publishVersion(
  ctx: Context,
  funnelKey: string,
  asked: VersionDefinition,
): Promise<{ id: number; number: number }> {
  if (!can(ctx.actor, 'manageFunnels')) throw new Refused('no_right');
  return publishing(ctx, async (tx) => {
    await lockFunnel(tx, ctx.workspace, funnelKey);
    const funnels = await loadFunnels(tx, ctx.workspace);
    const funnel = funnels.funnel(funnelKey);
    const definition = withShared(asked, await loadLibrary(tx, ctx.workspace));
    const issues = await definitionIssues(ctx, funnel, definition, funnels.phases, funnel.live);
    issues.push(...(await sharedIssues(tx, ctx, funnel.objectKey, definition)));
    issues.push(...(await stagesInUse(tx, ctx, funnel, definition)));
    if (issues.length > 0) throw new Refused('invalid_input', { issues });
    await offerReasons(tx, ctx.workspace, funnel.objectKey, definition.stages);
    return insertLiveVersion(tx, ctx.workspace, funnelKey, definition, ctx.actor.userId);
  });
}

/** A new funnel with its first version live. */
export async function createFunnel(
  ctx: Context,
  funnel: Omit<Funnel, 'live'>,
  asked: VersionDefinition,
): Promise<{ id: number; number: number }> {
  if (!can(ctx.actor, 'manageFunnels')) throw new Refused('no_right');
  return publishing(ctx, async (tx) => {
    const { phases } = await loadFunnels(tx, ctx.workspace);
    const definition = withShared(asked, await loadLibrary(tx, ctx.workspace));
    const issues = await definitionIssues(ctx, funnel, definition, phases);
    issues.push(...(await sharedIssues(tx, ctx, funnel.objectKey, definition)));
    if (issues.length > 0) throw new Refused('invalid_input', { issues });
    if (!(await insertFunnel(tx, ctx.workspace, funnel))) {
      throw new Refused('invalid_input', { issues: [issue('not_unique', 'key', { value: funnel.key })] });
    }
    await offerReasons(tx, ctx.workspace, funnel.objectKey, definition.stages);
    return insertLiveVersion(tx, ctx.workspace, funnel.key, definition, ctx.actor.userId);
  });
}

async function stagesInUse(
  tx: Transaction,
  ctx: Context,
  funnel: Funnel,
  definition: VersionDefinition,
): Promise<Issue[]> {
  const removed = funnel.live.stages.filter((stage) => !definition.stages.some((kept) => kept.key === stage.key));
  if (removed.length === 0) return [];
  const { table } = (await getDefinitions(ctx)).object(funnel.objectKey);
  const keys = removed.map((stage) => stage.key);
  const occupied = new Set(await selectOccupied(tx, ctx.workspace, table, funnel.key, keys));
  return removed
    .filter((stage) => occupied.has(stage.key))
    .map((stage) => issue('in_use', 'stages', { name: inLocale(stage.names, ctx.locale) }));
}
