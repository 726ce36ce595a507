import type { FunnelBody } from '#contract/funnels.ts';
import { boardStages } from '#domain/funnels/boardStages.ts';
import { chanceOf } from '#domain/funnels/chance.ts';

/** Where teams run two versions, the board has the columns of both; each with the win probability that holds. */
export function asShown(funnel: FunnelBody): FunnelBody {
  const stages = boardStages(funnel).map((stage) => ({
    ...stage,
    probability: chanceOf(stage, funnel.learning).percent,
  }));
  return { ...funnel, live: { ...funnel.live, stages } };
}

/** The other way: of a board with the columns of both, the funnel as it holds for who tries the pilot, or for all others. */
export function holdingFor(funnel: FunnelBody, inPilot: boolean | undefined): FunnelBody {
  const { live, pilot, others = [] } = funnel;
  if (!pilot) return funnel;
  const isLive = (key: string) => !others.some((other) => other.key === key);
  return { ...funnel, live: inPilot ? pilot : { ...live, stages: live.stages.filter(({ key }) => isLive(key)) } };
}

export const hasStage = ({ live }: FunnelBody, key: string): boolean => live.stages.some((stage) => stage.key === key);
