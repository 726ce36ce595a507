import { type Issue, issue } from '../kernel/issue.ts';
import { checkGates, checkTasks } from './checkGates.ts';
import { checkReasons } from './checkReasons.ts';
import { FORECAST_CATEGORIES, type FunnelVersion, STAGE_KINDS, type Stage, type StageKind } from './types.ts';
import type { VersionGround } from './versionGround.ts';

const KEY = /^[a-z][a-zA-Z0-9]{0,39}$/;
const MAX_STAGES = 30;

/** What keeps a definition from being published. `field` is a path into it: `stages.2.requiredFields`. */
export function checkVersion(version: Pick<FunnelVersion, 'stages' | 'transitions'>, ground: VersionGround): Issue[] {
  const { stages, transitions } = version;
  const keys = new Set(stages.map((stage) => stage.key));
  return [
    ...(stages.length > MAX_STAGES ? [issue('out_of_range', 'stages', { min: 3, max: MAX_STAGES })] : []),
    ...(['open', 'won', 'lost'] as const)
      .filter((kind) => !stages.some((stage) => stage.kind === kind))
      .map((kind) => issue('required', 'stages', { kind })),
    ...checkOrder(stages),
    ...stages.flatMap((stage, position) => checkStage(stage, position, stages, ground)),
    ...transitions.exceptions.flatMap((pair, position) =>
      [pair.from, pair.to]
        .filter((key) => !keys.has(key))
        .map((name) => issue('unknown_stage', `transitions.exceptions.${position}`, { name })),
    ),
  ];
}

/** The open ones first, then won, lost, invalid: positions mean progress. */
function checkOrder(stages: readonly Stage[]): Issue[] {
  const rank = (kind: StageKind) => STAGE_KINDS.indexOf(kind);
  const wrong = stages.findIndex(
    (stage, position) => position > 0 && rank(stage.kind) < rank(stages[position - 1]!.kind),
  );
  return wrong < 0 ? [] : [issue('invalid_value', `stages.${wrong}.kind`)];
}

/** What is wrong with one stage among others. */
export function checkStage(stage: Stage, position: number, stages: readonly Stage[], ground: VersionGround): Issue[] {
  const at = (part: string) => `stages.${position}.${part}`;
  const issues: Issue[] = [];
  const demand = (holds: boolean, found: Issue) => {
    if (!holds) issues.push(found);
  };
  demand(KEY.test(stage.key), issue('invalid_value', at('key')));
  demand(
    stages.findIndex((other) => other.key === stage.key) === position,
    issue('not_unique', at('key'), { value: stage.key }),
  );
  demand(stage.names['zh-CN'].trim() !== '', issue('required', at('names')));
  demand(isShare(stage.probability), issue('out_of_range', at('probability'), { min: 0, max: 100 }));
  demand(!stage.learned || stage.kind === 'open', issue('invalid_value', at('learned')));
  demand(
    stage.dwellDays === undefined || isDwell(stage.dwellDays),
    issue('out_of_range', at('dwellDays'), { min: 1, max: 3650 }),
  );
  demand(
    FORECAST_CATEGORIES.includes(stage.category),
    issue('unknown_option', at('category'), { value: stage.category }),
  );
  demand(
    ground.phases.some((phase) => phase.key === stage.phase && phase.kind === stage.kind),
    issue('invalid_value', at('phase')),
  );
  const former = ground.before?.find((known) => known.key === stage.key);
  demand(!former || former.kind === stage.kind, issue('read_only', at('kind')));
  for (const name of stage.requiredFields) {
    const field = ground.object.fields.find((candidate) => candidate.key === name);
    demand(field !== undefined && field.write !== 'never', issue('unknown_field', at('requiredFields'), { name }));
  }
  return [
    ...issues,
    ...checkGates(stage, position, stages, ground),
    ...checkTasks(stage, position, ground),
    ...checkReasons(stage, position, ground),
  ];
}

const isShare = (value: number) => Number.isFinite(value) && value >= 0 && value <= 100;
const isDwell = (days: number) => Number.isInteger(days) && days >= 1 && days <= 3650;
