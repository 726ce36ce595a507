import { atWork, DAY } from './calendar.ts';
import type { Step } from './dealPath.ts';
import type { Random } from './random.ts';
import type { Track } from './track.ts';
import type { Instant } from './types.ts';

/** Days that a lead waits on each open stage, and its chance to be taken on. */
const WAITS = [1.1, 3.2, 12];

/** A lead that became a deal at `convertedAt`: all stages in the days before it. */
export function convertedPath(random: Random, track: Track, convertedAt: Instant): Step[] {
  const days = random.logNormal(13, 0.8) + 0.2;
  const createdAt = Math.round(convertedAt - days * DAY);
  const cuts = track.open.slice(1).map((_, index) => (random.between(0.15, 0.85) + index) / track.open.length);
  return [
    { stage: track.open[0]?.key ?? '', at: createdAt, kind: 'created' },
    ...track.open.slice(1).map((stage, index): Step => {
      const at = Math.round(createdAt + (cuts[index] ?? 0.5) * (convertedAt - createdAt));
      return { stage: stage.key, at, kind: 'forward' };
    }),
    { stage: track.won.key, at: convertedAt, kind: 'won' },
  ];
}

/** A lead that never became one: it waits, is sent back or turns out to be nothing. */
export function unconvertedPath(
  random: Random,
  track: Track,
  createdAt: Instant,
  horizon: Instant,
  quality: number,
): Step[] {
  const steps: Step[] = [{ stage: track.open[0]?.key ?? '', at: createdAt, kind: 'created' }];
  for (let stage = 0; stage < track.open.length; stage++) {
    const from = steps.at(-1)?.at ?? createdAt;
    const forgotten = random.chance(0.02);
    const wait = random.logNormal(WAITS[stage] ?? 10, 0.8) * (forgotten ? 25 : 1);
    const at = atWork(from + Math.max(wait, 0.01) * DAY, random);
    if (at >= horizon) break;
    const step = judge(random, track, stage, quality);
    steps.push({ ...step, at });
    if (step.kind !== 'forward') break;
  }
  return steps;
}

function judge(random: Random, track: Track, stage: number, quality: number): Omit<Step, 'at'> {
  const next = track.open[stage + 1];
  if (next && random.chance((stage === 0 ? 0.52 : 0.36) + quality * 0.5)) return { stage: next.key, kind: 'forward' };
  const invalid = random.chance(stage === 0 ? 0.45 : 0.08) ? track.invalid : undefined;
  return { stage: (invalid ?? track.lost).key, kind: invalid ? 'invalid' : 'lost' };
}
