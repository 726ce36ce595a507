import { MEASURE_KEYS, type MeasureKey, type MeasureSpec } from '../types.ts';
import { averageDealSize, lostCount, salesCycle, winRate, wonAmount, wonCount } from './closed.ts';
import { dwell, endToEnd, stageConversion } from './conversion.ts';
import { createdCount, openAmount, openCount, snapshot, velocity, weightedAmount } from './open.ts';

/** The metric contract: what every measure means, in words, and which numbers a cell of it holds. */
export const MEASURES: Record<MeasureKey, MeasureSpec> = {
  endToEnd,
  stageConversion,
  snapshot,
  winRate,
  salesCycle,
  dwell,
  averageDealSize,
  velocity,
  wonAmount,
  wonCount,
  lostCount,
  openCount,
  openAmount,
  weightedAmount,
  createdCount,
};

export const MEASURE_LIST: MeasureSpec[] = MEASURE_KEYS.map((key) => MEASURES[key]);

/** Fewer decided deals than this say nothing about a team's velocity. */
export const VELOCITY_MIN_DECIDED = 30;
