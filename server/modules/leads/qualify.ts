import { issue } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import { getFunnels, moveRecords, versionOf } from '../funnels/index.ts';
import { getRecord, type Outcome } from '../records/index.ts';

export type AcceptCommand = { id: string; version?: number | undefined; fill?: Record<string, unknown> | undefined };
export type RejectCommand = {
  id: string;
  version?: number | undefined;
  /** Back to marketing, or no lead at all. */
  to: 'recycled' | 'invalid';
  /** Key of an option of the field `rejectReason`. */
  reason: string;
  note?: string | undefined;
};

/** Sales takes a lead on: it becomes sales qualified, if the gate lets it. */
export async function acceptLead(ctx: Context, command: AcceptCommand): Promise<Outcome> {
  return moveToPhase(ctx, command, 'salesQualified', command.fill ?? {});
}

/** Sales sends a lead back, or out, and says why. */
export async function rejectLead(ctx: Context, command: RejectCommand): Promise<Outcome> {
  const note = command.note ? { rejectNote: command.note } : {};
  return moveToPhase(ctx, command, command.to, { rejectReason: command.reason, ...note });
}

/** Funnels name their stages as they like; phases are what they have in common. */
async function moveToPhase(
  ctx: Context,
  { id, version }: { id: string; version?: number | undefined },
  phase: string,
  fill: Record<string, unknown>,
): Promise<Outcome> {
  const { record } = await getRecord(ctx, 'lead', id);
  const funnel = versionOf(await getFunnels(ctx), record.values);
  const stage = funnel?.live.stages.find((candidate) => candidate.phase === phase);
  if (!stage) return { ok: false, reason: 'refused', issues: [issue('unknown_stage', 'stage', { name: phase })] };
  const [outcome] = await moveRecords(ctx, 'lead', [{ id, version, to: stage.key, fill }]);
  return outcome!;
}
