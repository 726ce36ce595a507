import type { MappingRule } from '#domain/funnels/mappingRule.ts';
import type { Stage, StageKind } from '#domain/funnels/types.ts';
import type { Localized } from '#domain/kernel/localized.ts';
import { type Design, freshKey, openStages, stageOf, takenKeys } from './design.ts';

/** A new open stage before the one at `position` among the open ones; what it does not say it takes from its neighbour. */
export function addStage(design: Design, position: number, names: Localized, former: readonly string[] = []): Design {
  const open = openStages(design);
  const [before, after] = [open[position - 1], open[position]];
  const model = before ?? after;
  const stage: Stage = {
    key: freshKey('stage', takenKeys(design, former)),
    names,
    kind: 'open',
    phase: model?.phase ?? '',
    probability: Math.round(((before?.probability ?? 0) + (after?.probability ?? before?.probability ?? 0)) / 2),
    category: model?.category ?? 'pipeline',
    requiredFields: [],
  };
  return { ...design, stages: inserted(design.stages, stage, position) };
}

/** Another stage of an end: lost to a competitor, put off. It stands after the others of its kind. */
export function addEnd(
  design: Design,
  kind: Exclude<StageKind, 'open'>,
  names: Localized,
  former: readonly string[] = [],
): Design {
  const model = design.stages.find((stage) => stage.kind === kind);
  const stage: Stage = {
    key: freshKey(kind, takenKeys(design, former)),
    names,
    kind,
    phase: model?.phase ?? kind,
    probability: kind === 'won' ? 100 : 0,
    category: kind === 'won' ? 'closed' : 'omitted',
    requiredFields: [...(model?.requiredFields ?? [])],
    ...(model?.reasons ? { reasons: model.reasons } : {}),
  };
  const order: StageKind[] = ['open', 'won', 'lost', 'invalid'];
  const place = design.stages.findLastIndex((other) => order.indexOf(other.kind) <= order.indexOf(kind)) + 1;
  return { ...design, stages: design.stages.toSpliced(place, 0, stage) };
}

const inserted = (stages: readonly Stage[], stage: Stage, position: number): Stage[] =>
  stages.toSpliced(position, 0, stage);

/** Puts a stage at another place among those of its kind: the ends stay after the open ones. */
export function moveStage(design: Design, key: string, position: number): Design {
  const stage = stageOf(design, key);
  if (!stage) return design;
  const first = design.stages.findIndex(({ kind }) => kind === stage.kind);
  const rest = design.stages.filter((other) => other.key !== key);
  const last = first + rest.filter(({ kind }) => kind === stage.kind).length;
  return { ...design, stages: rest.toSpliced(Math.min(Math.max(first + position, first), last), 0, stage) };
}

/** Whether a stage may go: every version has an open one, a won and a lost one. */
export const mayRetire = ({ stages }: Design, { kind, key }: Stage): boolean =>
  kind === 'invalid' || stages.some((other) => other.kind === kind && other.key !== key);

/** Takes a stage out; its records go to another one, as do those that were to come to it. */
export function retireStage(design: Design, key: string, target: string): Design {
  const { transitions } = design;
  return {
    stages: design.stages.filter((stage) => stage.key !== key),
    transitions: {
      ...transitions,
      exceptions: transitions.exceptions.filter((pair) => pair.from !== key && pair.to !== key),
    },
    mapping: redirected(design, key, target),
  };
}

/** Rules that part a stage's own records stay as they are; what else went to it goes on with it. */
function redirected({ mapping, stages }: Design, key: string, target: string): MappingRule[] {
  const stays = new Set(stages.filter((stage) => stage.key !== key).map((stage) => stage.key));
  const rules = mapping
    .map((rule) => (rule.to === key ? { ...rule, to: target } : rule))
    // What a stage gives away to itself is not given away.
    .filter((rule) => rule.from !== rule.to || !stays.has(rule.from))
    .filter((rule) => rule.from !== key || rule.when !== undefined);
  return [...rules, { from: key, to: target }];
}
