import { type Issue, issue } from '../kernel/issue.ts';
import { checkCondition } from '../records/check.ts';
import { goneStages, mayBecome } from './mapping.ts';
import type { MappingRule } from './mappingRule.ts';
import type { FunnelVersion } from './types.ts';
import type { VersionGround } from './versionGround.ts';

type Stages = Pick<FunnelVersion, 'stages'>;

/** What keeps a mapping from taking records of one version to another: every stage that goes needs a way for all its records. */
export function checkMapping(
  before: Stages,
  after: Stages,
  rules: readonly MappingRule[],
  ground: Pick<VersionGround, 'object' | 'objects'>,
): Issue[] {
  const gone = goneStages(before, after);
  const unmapped = gone.filter(({ key }) => !rules.some(({ from, when }) => from === key && when === undefined));
  return [
    ...unmapped.map((stage) => issue('stage_unmapped', `mapping.${stage.key}`, { name: stage.names['zh-CN'] })),
    ...rules.flatMap((rule, index) => checkRule(before, after, rules, rule, index, ground)),
  ];
}

function checkRule(
  before: Stages,
  after: Stages,
  rules: readonly MappingRule[],
  rule: MappingRule,
  index: number,
  ground: Pick<VersionGround, 'object' | 'objects'>,
): Issue[] {
  const at = `mapping.${index}`;
  const from = before.stages.find(({ key }) => key === rule.from);
  const to = after.stages.find(({ key }) => key === rule.to);
  if (!from) return [issue('unknown_stage', `${at}.from`, { name: rule.from })];
  if (!to) return [issue('unknown_stage', `${at}.to`, { name: rule.to })];
  const stays = after.stages.some(({ key }) => key === rule.from);
  const hidden = rules.slice(0, index).some((other) => other.from === rule.from && other.when === undefined);
  return [
    ...(mayBecome(from, to) ? [] : [issue('invalid_value', `${at}.to`)]),
    ...(rule.from === rule.to ? [issue('invalid_value', `${at}.to`)] : []),
    // A stage that stays gives away some of its records, never all: else it would be empty and stay so.
    ...(stays && rule.when === undefined ? [issue('required', `${at}.when`)] : []),
    ...(hidden ? [issue('invalid_value', `${at}.when`)] : []),
    ...(rule.when
      ? checkCondition(rule.when, ground.object, ground.objects).map((found) => ({ ...found, field: `${at}.when` }))
      : []),
  ];
}
