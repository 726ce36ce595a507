import { type FunnelTemplate, type Phase, STANDARD_FUNNELS, STANDARD_PHASES } from '#domain/funnels/index.ts';
import type { Workspace } from '#server/platform/context.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { offerReasons } from './offerReasons.ts';
import { insertFunnel, insertLiveVersion, insertPhases } from './queries.ts';

/** Enters phases and funnels of a new workspace, each as a live first version, inside the caller's transaction. */
export async function installFunnels(
  db: Queryable,
  workspace: Pick<Workspace, 'schema'>,
  templates: readonly FunnelTemplate[] = STANDARD_FUNNELS,
  phases: readonly Phase[] = STANDARD_PHASES,
): Promise<void> {
  await insertPhases(db, workspace, phases);
  for (const { stages, transitions, ...funnel } of templates) {
    await insertFunnel(db, workspace, funnel);
    await offerReasons(db, workspace, funnel.objectKey, stages);
    await insertLiveVersion(db, workspace, funnel.key, { stages, transitions });
  }
}
