import { getFunnels, replayVersion } from '#server/modules/funnels/index.ts';
import type { Context } from '#server/platform/context.ts';
import { replayFloor } from '../floors/replayQueries.ts';
import type { Bench, TimedCase } from '../support/types.ts';
import { asDesigner } from './impact.ts';

const WATCH = { signal: new AbortController().signal, onProgress: () => {} };
const MONTHS = 3;

/** What a designer waits for before asking more of a stage: the moves of a quarter, each judged by its record of then. */
export async function replayCase(bench: Bench, reader: Context): Promise<TimedCase> {
  const ctx = asDesigner(reader);
  const { key } = bench.funnel;
  const { live } = (await getFunnels(ctx)).funnel(key);
  const stages = live.stages.map((stage) =>
    stage.kind === 'won' ? { ...stage, requiredFields: ['need', 'budget'] } : stage,
  );
  const since = new Date(Date.now() - MONTHS * 30 * 86_400_000);
  const ask = { version: { stages, transitions: live.transitions }, places: new Map<string, string>(), since };
  return {
    kind: 'time',
    name: 'replay of a quarter under a draft',
    floorIs: 'one statement: the same moves with their records and events; no state of then, and no gate is asked',
    goal: { ratio: 40 },
    product: async () => (await replayVersion(ctx, key, ask, WATCH)).moves,
    floor: replayFloor(bench, since),
  };
}
