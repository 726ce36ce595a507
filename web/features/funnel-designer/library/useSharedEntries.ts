import type { SharedGate, SharedStage } from '#domain/funnels/library.ts';
import type { StageKind } from '#domain/funnels/types.ts';
import { useLibrary } from '../../../api/library.ts';
import { useDesigner } from '../designer.ts';

/** Shared stages of a kind for what is drawn; none while they are on their way. */
export function useSharedStages(kind: StageKind): SharedStage[] {
  const { object } = useDesigner();
  return (useLibrary().data ?? []).flatMap((entry) =>
    entry.kind === 'stage' && entry.objectKey === object.key && entry.stage.kind === kind ? [entry] : [],
  );
}

export function useSharedGates(): SharedGate[] {
  const { object } = useDesigner();
  return (useLibrary().data ?? []).flatMap((entry) =>
    entry.kind === 'gate' && entry.objectKey === object.key ? [entry] : [],
  );
}
