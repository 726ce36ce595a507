import type { MoveKind } from '#domain/funnels/types.ts';
import { atWork, DAY, dateOf, HOUR, quarterOf, springFestival, startOfDay } from './calendar.ts';
import type { Random } from './random.ts';
import { mayMove, mayReopen, skipChance, type Track } from './track.ts';
import type { Instant } from './types.ts';

export type Step = { stage: string; at: Instant; kind: MoveKind };

export type Forces = {
  createdAt: Instant;
  horizon: Instant;
  /** Mean days of a whole path through all open stages. */
  cycleDays: number;
  /** Chance to pass all open stages, for an average deal of an average seller. */
  winShare: number;
  /** Multiplies the odds of passing each stage (as a logit), and the time spent there. */
  logit: (stage: number, enteredAt: Instant) => number;
  tempo: (stage: number, enteredAt: Instant) => number;
  /** Entered into the system only when it was signed: all stages within minutes. */
  late: boolean;
};

/** Walks a deal through its funnel until it closes or the present is reached. */
export function walk(random: Random, track: Track, forces: Forces): Step[] {
  const steps: Step[] = [{ stage: track.open[0]?.key ?? '', at: forces.createdAt, kind: 'created' }];
  const shares = dwellShares(track);
  const count = track.open.length;
  let stage = 0;
  let mayReturn = true;
  for (;;) {
    const enteredAt = steps.at(-1)?.at ?? forces.createdAt;
    const step = forces.late
      ? lateStep(random, track, stage, enteredAt)
      : nextStep(random, { track, forces, stage, enteredAt, share: shares[stage] ?? 1 / count, mayReturn });
    if (step.at >= forces.horizon) return steps;
    steps.push(step);
    if (step.kind === 'back') mayReturn = false;
    const next = track.open.findIndex((each) => each.key === step.stage);
    if (next >= 0) stage = next;
    else if (!reopens(random, track, steps, stage, forces.horizon)) return steps;
  }
}

type Situation = { track: Track; forces: Forces; stage: number; enteredAt: Instant; share: number; mayReturn: boolean };

function nextStep(random: Random, situation: Situation): Step {
  const { track, forces, stage, enteredAt, share, mayReturn } = situation;
  const count = track.open.length;
  const days = random.logNormal(forces.cycleDays * share, 0.65) * forces.tempo(stage, enteredAt);
  const leaveAt = atWork(afterFestival(enteredAt, enteredAt + Math.max(days * DAY, HOUR)), random);
  if (mayReturn && stage > 0 && random.chance(0.045) && mayMove(track, stage, stage - 1)) {
    return { stage: track.open[stage - 1]?.key ?? '', at: leaveAt, kind: 'back' };
  }
  const base = forces.winShare ** (lossWeight(stage, count) / totalLossWeight(count));
  if (!random.chance(shiftOdds(base, forces.logit(stage, enteredAt)))) {
    const invalid = random.chance(stage === 0 ? 0.16 : 0.02) ? track.invalid : undefined;
    return { stage: (invalid ?? track.lost).key, at: leaveAt, kind: invalid ? 'invalid' : 'lost' };
  }
  if (stage === count - 1)
    return { stage: track.won.key, at: signingDay(random, enteredAt, leaveAt, forces.cycleDays), kind: 'won' };
  const skips = random.chance(skipChance(track, stage));
  return { stage: track.open[stage + (skips ? 2 : 1)]?.key ?? '', at: leaveAt, kind: skips ? 'skip' : 'forward' };
}

function lateStep(random: Random, track: Track, stage: number, enteredAt: Instant): Step {
  const at = enteredAt + Math.round(random.between(1, 25) * 60_000);
  const next = track.open[stage + 1];
  return next ? { stage: next.key, at, kind: 'forward' } : { stage: track.won.key, at, kind: 'won' };
}

/** Now and then a lost deal comes back; adds the step and says so. */
function reopens(random: Random, track: Track, steps: Step[], stage: number, horizon: Instant): boolean {
  const last = steps.at(-1);
  if (last?.kind !== 'lost' || !mayReopen(track) || !random.chance(0.012)) return false;
  const at = atWork(last.at + random.between(15, 70) * DAY, random);
  if (at >= horizon) return false;
  steps.push({ stage: track.open[stage]?.key ?? '', at, kind: 'reopened' });
  return true;
}

/** Stages share the cycle as their dwell limits do. */
function dwellShares(track: Track): number[] {
  const limits = track.open.map((stage) => stage.dwellDays ?? 14);
  const total = limits.reduce((sum, each) => sum + each, 0);
  return limits.map((limit) => limit / total);
}

/** Early stages lose more deals than late ones. */
const lossWeight = (stage: number, count: number) => 1.5 - stage / count;
const totalLossWeight = (count: number) =>
  Array.from({ length: count }, (_, stage) => lossWeight(stage, count)).reduce((sum, each) => sum + each, 0);

function shiftOdds(probability: number, logit: number): number {
  const odds = (probability / (1 - probability)) * Math.exp(logit);
  return odds / (1 + odds);
}

/** Nothing moves while the country is at home: a path over the feast takes twelve days longer. */
function afterFestival(from: Instant, to: Instant): Instant {
  const feast = startOfDay(springFestival(Number(dateOf(to).slice(0, 4))));
  return from < feast && to > feast - 6 * DAY ? to + 12 * DAY : to;
}

/** Contracts are signed towards the end of a quarter, above all of the last one. */
function signingDay(random: Random, enteredAt: Instant, plannedAt: Instant, cycleDays: number): Instant {
  const quarter = quarterOf(plannedAt);
  // Nobody holds a small subscription back for weeks.
  const patience = Math.min(40, cycleDays) * DAY;
  const rush = (end: Instant) => atWork(end - (random.exponential(5) + 0.3) * DAY, random);
  if (quarter.end - plannedAt < patience && random.chance(quarter.last ? 0.75 : 0.55)) {
    const at = rush(quarter.end);
    if (at > enteredAt + HOUR && at < quarter.end) return at;
  }
  const before = quarterOf(quarter.start - DAY);
  if (plannedAt - quarter.start < Math.min(18 * DAY, patience) && random.chance(before.last ? 0.75 : 0.55)) {
    const at = rush(quarter.start);
    if (at > enteredAt + HOUR && at < quarter.start) return at;
  }
  return plannedAt;
}
