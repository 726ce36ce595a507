import type { Learning, StageClosings } from './learning.ts';
import type { Funnel, OtherStage, Stage } from './types.ts';

/** Closings from which on a learned chance is used: below it one deal more or less would move it by several points. */
export const LEAST_CLOSINGS = 30;
/** How many closings the fixed number weighs as much as. */
const FIXED_WEIGHT = 30;

type Chanced = Pick<Stage, 'key' | 'kind' | 'probability' | 'learned'> & Partial<Pick<OtherStage, 'becomes'>>;
export type Chance = { percent: number; learned: boolean; closings: number };

/**
 * The win probability of a stage, 0–100 with one decimal: the fixed number, or where the stage learns and at least
 * `LEAST_CLOSINGS` have closed, (won + k·fixed) ÷ (closed + k) with k = 30: the mean of the posterior under a Beta prior
 * of k observations about the fixed number (Gelman et al., Bayesian Data Analysis, 3rd ed., § 2.4).
 */
export function chanceOf(stage: Chanced, learning: Learning | undefined): Chance {
  const { won, closed } = closingsOf(stage, learning);
  if (!isLearning(stage) || closed < LEAST_CLOSINGS)
    return { percent: stage.probability, learned: false, closings: closed };
  const share = (won + (FIXED_WEIGHT * stage.probability) / 100) / (closed + FIXED_WEIGHT);
  return { percent: Math.round(share * 1000) / 10, learned: true, closings: closed };
}

export const isLearning = ({ kind, learned }: Pick<Stage, 'kind' | 'learned'>): boolean =>
  kind === 'open' && learned === true;

/** A stage that has none of its own counts as the one it has become. */
function closingsOf({ key, becomes }: Chanced, learning: Learning | undefined): Omit<StageClosings, 'stage'> {
  const find = (stage: string | undefined) => learning?.closings.find((one) => one.stage === stage);
  return find(key) ?? find(becomes) ?? { won: 0, closed: 0 };
}

/**
 * Which visits count as visits of which open stage, across versions: of the stage itself, of those that have become it,
 * and, for a stage that only the pilot has, of those that the pilot's mapping takes there.
 */
export function countedVisits({ live, pilot, others = [] }: Funnel): { stage: string; visited: string }[] {
  const own = live.stages.filter(({ kind }) => kind === 'open');
  const isLive = (key: string) => own.some((stage) => stage.key === key);
  const tried = (pilot?.stages ?? []).filter(({ key, kind }) => kind === 'open' && !isLive(key));
  const ways = (pilot?.mapping ?? []).filter(({ when }) => when === undefined);
  return [
    ...own.flatMap(({ key }) => [
      { stage: key, visited: key },
      ...others.filter(({ becomes }) => becomes === key).map((other) => ({ stage: key, visited: other.key })),
    ]),
    ...tried.flatMap(({ key }) => [
      { stage: key, visited: key },
      ...ways.filter(({ to }) => to === key).map(({ from }) => ({ stage: key, visited: from })),
    ]),
  ];
}
