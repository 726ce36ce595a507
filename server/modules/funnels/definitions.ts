import type { Funnel, Phase, Stage } from '#domain/funnels/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { inWorkspaceTerms } from '../objects/index.ts';
import { selectFunnels, selectPhases } from './queries.ts';

/** The funnels of a workspace as they stand in one version of its definitions. */
export type Funnels = {
  version: number;
  phases: readonly Phase[];
  all: readonly Funnel[];
  /** In their order. */
  ofObject(objectKey: string): Funnel[];
  find(key: string): Funnel | undefined;
  /** Throws `not_found` for a funnel that does not exist. */
  funnel(key: string): Funnel;
};

const cache = new Map<number, Funnels>();

/** Funnels of the context's workspace; read again only when a change bumped the version of definitions. */
export async function getFunnels(ctx: Pick<Context, 'pools' | 'workspace'>): Promise<Funnels> {
  const { id, definitionsVersion } = ctx.workspace;
  const known = cache.get(id);
  if (known?.version === definitionsVersion) return known;
  const loaded = await loadFunnels(ctx.pools.app, ctx.workspace);
  cache.set(id, loaded);
  return loaded;
}

export async function loadFunnels(
  db: Queryable,
  workspace: Pick<Context['workspace'], 'schema' | 'definitionsVersion'> & Partial<Context['workspace']>,
): Promise<Funnels> {
  const phases = inWorkspaceTerms(workspace, await selectPhases(db, workspace));
  const all = inWorkspaceTerms(workspace, await selectFunnels(db, workspace));
  const byKey = new Map(all.map((funnel) => [funnel.key, funnel]));
  return {
    version: workspace.definitionsVersion,
    phases,
    all,
    ofObject: (objectKey) => all.filter((funnel) => funnel.objectKey === objectKey),
    find: (key) => byKey.get(key),
    funnel(key) {
      const funnel = byKey.get(key);
      if (!funnel) throw new Refused('not_found', { issues: [{ code: 'unknown_funnel', params: { name: key } }] });
      return funnel;
    },
  };
}

export const stageOf = (funnel: Funnel | undefined, key: string): Stage | undefined =>
  funnel?.live.stages.find((stage) => stage.key === key);
