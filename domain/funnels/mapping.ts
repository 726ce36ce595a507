import type { RecordValues } from '../objects/types.ts';
import type { ConditionContext } from '../records/conditionContext.ts';
import { evaluate } from '../records/evaluate.ts';
import type { MappingRule } from './mappingRule.ts';
import { nearestStage } from './nearestStage.ts';
import type { FunnelVersion, Phase, Stage } from './types.ts';

type Stages = Pick<FunnelVersion, 'stages'>;

/** Stages of `before` that `after` no longer has. */
export const goneStages = (before: Stages, after: Stages): Stage[] =>
  before.stages.filter((stage) => !after.stages.some(({ key }) => key === stage.key));

/** Whether records may be taken from one kind of stage to another: nothing is won, ended or begun again by a mapping. */
export const mayBecome = (from: Pick<Stage, 'kind'>, to: Pick<Stage, 'kind'>): boolean =>
  from.kind === to.kind || (isGivenUp(from) && isGivenUp(to));

const isGivenUp = ({ kind }: Pick<Stage, 'kind'>) => kind === 'lost' || kind === 'invalid';

/** The stage that the rules send a record to; undefined where none applies. */
export function mappedTo(
  rules: readonly MappingRule[],
  from: string,
  record: { values: RecordValues; context: ConditionContext },
): string | undefined {
  const applies = ({ when }: MappingRule) =>
    when === undefined || evaluate(when, (path) => record.values[path], record.context);
  return rules.find((rule) => rule.from === from && applies(rule))?.to;
}

/**
 * The way back: a stage that only `after` has goes to the stage that was mapped to it, or to the one nearest to it
 * by phase. Of several that were mapped to it, the first as `before` orders them.
 */
export function reverseMapping(
  before: Stages,
  after: Stages,
  rules: readonly MappingRule[],
  phases: readonly Pick<Phase, 'key' | 'position'>[] = [],
): MappingRule[] {
  return goneStages(after, before).map((stage) => {
    const source = before.stages.find(
      (candidate) =>
        mayBecome(stage, candidate) && rules.some(({ from, to }) => from === candidate.key && to === stage.key),
    );
    return { from: stage.key, to: (source ?? nearestStage(stage, before.stages, phases)).key };
  });
}
