import { compareVersions, type VersionComparison } from '#domain/funnels/index.ts';
import type { Context } from '#server/platform/context.ts';
import { getDefinitions, inWorkspaceTerms } from '../../objects/index.ts';
import { type References, selectReferences } from '../../records/index.ts';
import { findFunnel, findVersion, requireDesigner } from './findFunnel.ts';
import { type FunnelRow, type StoredVersion, selectVersions, type WholeVersion } from './versionQueries.ts';

export type FunnelVersions = Omit<FunnelRow, 'chooseWhen' | 'isLive'> & {
  chooseWhen?: NonNullable<FunnelRow['chooseWhen']>;
  versions: StoredVersion[];
  references: References;
};

/** A funnel with all its versions, and the names of who made them. */
export async function funnelVersions(ctx: Context, key: string): Promise<FunnelVersions> {
  requireDesigner(ctx);
  const { chooseWhen, isLive: _isLive, ...funnel } = await findFunnel(ctx.pools.app, ctx, key);
  const versions = await selectVersions(ctx.pools.app, ctx.workspace, key);
  const definitions = await getDefinitions(ctx);
  const owner = definitions.object(funnel.objectKey).fields.filter((field) => field.key === 'owner');
  const people = versions.flatMap(({ createdBy, updatedBy, publishedBy, people: named }) =>
    [createdBy, updatedBy, publishedBy, ...named].map((id) => ({ owner: id })),
  );
  return {
    ...inWorkspaceTerms(ctx.workspace, funnel),
    ...(chooseWhen ? { chooseWhen } : {}),
    versions,
    references: await selectReferences(ctx.pools.app, ctx, definitions, owner, people),
  };
}

/** One version whole. Drafts are the designers' own affair; what holds or held for records is everybody's. */
export async function readVersion(ctx: Context, key: string, id: number): Promise<WholeVersion> {
  const version = await findVersion(ctx.pools.app, ctx, key, id);
  if (version.state === 'draft') requireDesigner(ctx);
  return { ...version, definition: inWorkspaceTerms(ctx.workspace, version.definition) };
}

export type Compared = VersionComparison & { before: WholeVersion; after: WholeVersion };

/** Two versions of a funnel side by side. */
export async function compareVersionsOf(
  ctx: Context,
  key: string,
  { from, to }: { from: number; to: number },
): Promise<Compared> {
  const [before, after] = [await readVersion(ctx, key, from), await readVersion(ctx, key, to)];
  return { before, after, ...compareVersions(before.definition, after.definition, after.mapping) };
}
