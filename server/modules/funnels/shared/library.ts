import { commonWithShared, type Library, withoutLost, withShared } from '#domain/funnels/index.ts';
import type { Queryable } from '#server/platform/sql.ts';
import type { VersionDefinition } from '../versions/versionQueries.ts';
import { type StoredGate, selectSharedGates } from './gateQueries.ts';
import { type StoredStage, selectSharedStages } from './stageQueries.ts';

export type StoredLibrary = { gates: StoredGate[]; stages: StoredStage[] };

/** The library as it stands; gates of its stages are what its gates say. */
export async function loadLibrary(db: Queryable, workspace: { schema: string }): Promise<StoredLibrary> {
  const gates = await selectSharedGates(db, workspace);
  const stored = await selectSharedStages(db, workspace);
  const stages = stored.map((entry) => ({ ...entry, stage: commonWithShared(entry.stage, { gates, stages: [] }) }));
  return { gates, stages };
}

/** A draft as it would hold if it were published now: it follows the library until then. */
export const drawnBy = (definition: VersionDefinition, library: Library): VersionDefinition =>
  withShared(withoutLost(definition, library), library);
