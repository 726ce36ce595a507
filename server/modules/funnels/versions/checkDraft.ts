import { checkMapping, checkShared, checkVersion, type MappingRule } from '#domain/funnels/index.ts';
import { type Issue, issue } from '#domain/kernel/index.ts';
import { type Condition, checkCondition } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { getDefinitions } from '../../objects/index.ts';
import { getFunnels } from '../definitions.ts';
import { loadLibrary } from '../shared/library.ts';
import { findFunnel, findVersion, requireDesigner } from './findFunnel.ts';
import type { VersionDefinition } from './versionQueries.ts';

/** What still keeps a draft from being published; `field` is a path into it: `stages.2.gates.0`, `mapping.1.to`. */
export async function checkDraft(ctx: Context, funnelKey: string, id: number): Promise<Issue[]> {
  requireDesigner(ctx);
  const funnel = await findFunnel(ctx.pools.app, ctx, funnelKey);
  const { definition, mapping } = await findVersion(ctx.pools.app, ctx, funnelKey, id);
  const { find, phases } = await getFunnels(ctx);
  const issues = await definitionIssues(ctx, funnel, definition, phases, find(funnelKey)?.live);
  issues.push(...(await sharedIssues(ctx.pools.app, ctx, funnel.objectKey, definition)));
  return [...issues, ...(await mappingIssues(ctx, funnel, definition, mapping, find(funnelKey)?.live))];
}

type Funnel = { key: string; objectKey: string; chooseWhen?: Condition | null | undefined };

export async function definitionIssues(
  ctx: Context,
  funnel: Funnel,
  definition: VersionDefinition,
  phases: readonly Parameters<typeof checkVersion>[1]['phases'][number][],
  before?: VersionDefinition,
): Promise<Issue[]> {
  const definitions = await getDefinitions(ctx);
  const object = definitions.object(funnel.objectKey);
  if (!object.hasFunnel) return [issue('unknown_object', 'object', { name: funnel.objectKey })];
  const ground = {
    object,
    objects: definitions.find,
    phases: phases.filter((phase) => phase.objectKey === funnel.objectKey),
    ...(before ? { before: before.stages } : {}),
  };
  const choice = funnel.chooseWhen ? checkCondition(funnel.chooseWhen, object, definitions.find) : [];
  return [...choice, ...checkVersion(definition, ground)];
}

/** What of it the library does not have for this object. */
export const sharedIssues = async (
  db: Queryable,
  ctx: Context,
  objectKey: string,
  definition: VersionDefinition,
): Promise<Issue[]> => checkShared(definition, await loadLibrary(db, ctx.workspace), objectKey);

export async function mappingIssues(
  ctx: Context,
  funnel: Funnel,
  definition: VersionDefinition,
  mapping: readonly MappingRule[],
  before: VersionDefinition | undefined,
): Promise<Issue[]> {
  if (!before) return [];
  const definitions = await getDefinitions(ctx);
  const object = definitions.object(funnel.objectKey);
  return checkMapping(before, definition, mapping, { object, objects: definitions.find });
}
