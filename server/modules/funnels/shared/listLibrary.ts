import { type LibraryKind, type LibraryUse, type Stages, usesIn, withShared } from '#domain/funnels/index.ts';
import { canonical } from '#domain/kernel/canonical.ts';
import type { Context } from '#server/platform/context.ts';
import { inWorkspaceTerms } from '../../objects/index.ts';
import { requireDesigner } from '../versions/findFunnel.ts';
import { alone, type Entry } from './entry.ts';
import type { StoredGate } from './gateQueries.ts';
import { drawnBy, loadLibrary, type StoredLibrary } from './library.ts';
import { type PresentVersion, selectPresent } from './presentQueries.ts';
import type { StoredStage } from './stageQueries.ts';

/** `current`: it is there as the library says; not so where a publish was taken back since. */
export type Use = LibraryUse &
  Pick<PresentVersion, 'funnelKey' | 'number' | 'state'> & { version: number; current: boolean };
/** `stages`: shared stages that it is a gate of. */
export type ListedGate = StoredGate & { uses: Use[]; stages: string[] };
export type ListedStage = StoredStage & { uses: Use[] };

/** The library, each entry with every version and stage that it stands in; former versions are history. */
export async function listLibrary(ctx: Context): Promise<{ gates: ListedGate[]; stages: ListedStage[] }> {
  requireDesigner(ctx);
  const library = await loadLibrary(ctx.pools.app, ctx.workspace);
  const present = (await selectPresent(ctx.pools.app, ctx.workspace)).map((version) => asItIs(version, library));
  const usesOf = (entry: Entry) => present.flatMap((version) => usesBy(version, entry.kind, entry.key, entry));
  return inWorkspaceTerms(ctx.workspace, {
    gates: library.gates.map((gate) => ({
      ...gate,
      uses: usesOf({ kind: 'gate', ...gate }),
      stages: library.stages
        .filter(({ stage }) => (stage.gates ?? []).some(({ shared }) => shared === gate.key))
        .map(({ key }) => key),
    })),
    stages: library.stages.map((stage) => ({ ...stage, uses: usesOf({ kind: 'stage', ...stage }) })),
  });
}

const asItIs = (version: PresentVersion, library: StoredLibrary): PresentVersion =>
  version.state === 'draft' ? { ...version, definition: drawnBy(version.definition, library) } : version;

function usesBy(
  { id, funnelKey, number, state, definition }: PresentVersion,
  kind: LibraryKind,
  key: string,
  entry: Entry,
): Use[] {
  const uses = usesIn(definition, kind, key);
  if (uses.length === 0) return [];
  const said: Stages = withShared(definition, alone(entry));
  const current = canonical(said.stages) === canonical(definition.stages);
  return uses.map((use) => ({ ...use, funnelKey, version: id, number, state, current }));
}
