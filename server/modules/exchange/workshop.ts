import { knownStages } from '#domain/funnels/index.ts';
import type { Context } from '#server/platform/context.ts';
import { getFunnels } from '../funnels/index.ts';
import type { Workshop } from './importChunk.ts';
import { readPastFile } from './pastFile.ts';
import { ReferenceResolver } from './referenceResolver.ts';
import type { ImportFile, Prepared } from './types.ts';

/** Everything that the chunks of one run share. */
export async function openWorkshop(ctx: Context, prepared: Prepared, file: ImportFile): Promise<Workshop> {
  const pastFile = await readPastFile(prepared, file);
  const funnels = prepared.object.hasFunnel ? (await getFunnels(ctx)).ofObject(prepared.object.key) : [];
  const own = funnels.find((funnel) => funnel.key === prepared.plan.funnel) ?? funnels[0];
  const stages = funnels.flatMap(knownStages);
  return {
    prepared,
    resolver: new ReferenceResolver(),
    pastFile,
    stageKinds: new Map(stages.map((stage) => [stage.key, stage.kind])),
    firstStage: own?.live.stages[0]?.key ?? '',
    refusals: [],
  };
}
