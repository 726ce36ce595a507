import { retileSpans, type Stage } from '#domain/funnels/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { replaceSpans, type SpanState, selectSpans } from './spanQueries.ts';
import { selectVisits } from './visitQueries.ts';

/** Brings the spans of records in step with their visits, after the past of the visits changed. Categories stay as known. */
export async function retile(
  tx: Transaction,
  ctx: Context,
  object: ObjectDefinition,
  recordIds: string[],
): Promise<void> {
  if (recordIds.length === 0) return;
  const visits = await selectVisits(tx, ctx.workspace, recordIds);
  const spans = await selectSpans(tx, ctx.workspace, recordIds);
  const rows = [...spans].flatMap(([recordId, known]) => {
    const states = known.map(({ recordId: _id, from, to, stageKey, ...state }) => ({ from, to, stageKey, state }));
    return retileSpans(states, visits.get(recordId) ?? []).map(({ from, to, stageKey, state }) => ({
      recordId,
      from,
      to,
      stageKey,
      ...state,
    }));
  });
  await replaceSpans(tx, ctx.workspace, object.id, [...spans.keys()], rows);
}

/** Before its present visit a record stood in the forecast category of its stage. */
export function withCategory(state: SpanState, stages: readonly Stage[], stageKey: string | null): SpanState {
  return { ...state, category: stages.find((stage) => stage.key === stageKey)?.category ?? state.category };
}
