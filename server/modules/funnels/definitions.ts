import { type Funnel, otherStages, type Phase, type PilotVersion, type Stage } from '#domain/funnels/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { inWorkspaceTerms } from '../objects/index.ts';
import { selectFormerStages, selectMappings, selectParents, selectPilots } from './otherVersionQueries.ts';
import { selectFunnels, selectPhases } from './queries.ts';

/** A pilot as records meet it: with every department that lies in its own. */
export type Pilot = {
  funnel: Funnel;
  version: PilotVersion;
  departments: ReadonlySet<string>;
  people: ReadonlySet<string>;
};

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
  /** Of the pilot that a funnel has; its `funnel` has the pilot's version for its live one. */
  pilotOf(key: string): Pilot | undefined;
  editionOf(key: string): number | undefined;
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
  const rows = await selectFunnels(db, workspace);
  const tried = inWorkspaceTerms(workspace, await selectPilots(db, workspace));
  const former = inWorkspaceTerms(workspace, await selectFormerStages(db, workspace));
  const mappings = await selectMappings(db, workspace);
  const all = inWorkspaceTerms(
    workspace,
    rows.map(({ funnel }): Funnel => {
      const isOwn = ({ funnelKey }: { funnelKey: string }) => funnelKey === funnel.key;
      const pilot = tried.find(isOwn);
      const own = former.filter(isOwn).map(({ stage }) => stage);
      const ways = mappings.filter(isOwn).flatMap(({ mapping }) => mapping);
      const others = otherStages(
        funnel.live,
        own,
        ways,
        pilot,
        phases.filter(({ objectKey }) => objectKey === funnel.objectKey),
      );
      return { ...funnel, ...(pilot ? { pilot } : {}), ...(others.length > 0 ? { others } : {}) };
    }),
  );
  const byKey = new Map(all.map((funnel) => [funnel.key, funnel]));
  const pilots = await pilotsOf(db, workspace, all);
  const editions = new Map(rows.map(({ funnel, edition }) => [funnel.key, edition]));
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
    pilotOf: (key) => pilots.get(key),
    editionOf: (key) => editions.get(key),
  };
}

async function pilotsOf(
  db: Queryable,
  workspace: { schema: string },
  all: readonly Funnel[],
): Promise<Map<string, Pilot>> {
  const piloted = all.flatMap((funnel) => (funnel.pilot ? [{ funnel, version: funnel.pilot }] : []));
  const pilots = new Map<string, Pilot>();
  for (const { funnel, version } of piloted) {
    const departments = await departmentsWithin(db, workspace, version.departments);
    pilots.set(funnel.key, {
      funnel: { ...funnel, live: version },
      version,
      departments,
      people: new Set(version.people),
    });
  }
  return pilots;
}

/** Departments with all below them. */
export async function departmentsWithin(
  db: Queryable,
  workspace: { schema: string },
  roots: readonly string[],
): Promise<Set<string>> {
  if (roots.length === 0) return new Set();
  const parents = new Map((await selectParents(db, workspace)).map(({ id, parentId }) => [id, parentId]));
  const liesWithin = (id: string | null): boolean =>
    id !== null && (roots.includes(id) || liesWithin(parents.get(id) ?? null));
  return new Set([...parents.keys()].filter(liesWithin));
}

export const stageOf = (funnel: Funnel | undefined, key: string): Stage | undefined =>
  funnel?.live.stages.find((stage) => stage.key === key);
