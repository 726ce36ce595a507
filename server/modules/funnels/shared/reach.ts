import { usesIn, withShared } from '#domain/funnels/index.ts';
import { canonical } from '#domain/kernel/canonical.ts';
import type { Issue } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { getFunnels } from '../definitions.ts';
import { definitionIssues } from '../versions/checkDraft.ts';
import type { VersionDefinition } from '../versions/versionQueries.ts';
import { alone, type Entry } from './entry.ts';
import { type PresentVersion, selectPresent } from './presentQueries.ts';

/** A version that holds and refers to an entry, with what it would be by it. */
export type Reached = { version: PresentVersion; after: VersionDefinition; differs: boolean };

/** Every live version and pilot that an entry's change reaches. Drafts follow by themselves, former versions never. */
export async function reachOf(db: Queryable, ctx: Context, entry: Entry): Promise<Reached[]> {
  const holding = (await selectPresent(db, ctx.workspace)).filter(({ state }) => state !== 'draft');
  return holding
    .filter(({ definition }) => usesIn(definition, entry.kind, entry.key).length > 0)
    .map((version) => {
      const after = withShared(version.definition, alone(entry));
      return { version, after, differs: canonical(after) !== canonical(version.definition) };
    });
}

/** What keeps the versions from being so. `field` begins with the funnel: `funnels.saas.stages.2.gates.0`. */
export async function reachIssues(ctx: Context, reached: readonly Reached[]): Promise<Issue[]> {
  const { phases, find } = await getFunnels(ctx);
  const issues: Issue[] = [];
  for (const { version, after } of reached.filter(({ differs }) => differs)) {
    const funnel = { key: version.funnelKey, objectKey: version.objectKey };
    const before = find(version.funnelKey)?.live ?? version.definition;
    const found = await definitionIssues(ctx, funnel, after, phases, before);
    issues.push(...found.map((one) => ({ ...one, field: `funnels.${version.funnelKey}.${one.field ?? ''}` })));
  }
  return issues;
}
