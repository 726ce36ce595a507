import { canonical } from '../kernel/canonical.ts';
import { goneStages } from './mapping.ts';
import type { MappingRule } from './mappingRule.ts';
import { movedKeys } from './movedKeys.ts';
import type { FunnelVersion, Stage, Transitions } from './types.ts';

/** What of a stage differs, besides its place, its gates and its tasks. */
export const STAGE_PARTS = [
  'names',
  'phase',
  'kind',
  'probability',
  'learned',
  'category',
  'definition',
  'goal',
  'colour',
  'dwellDays',
  'dwellIn',
  'requiredFields',
  'shared',
  'reasons',
] as const;
export type StagePart = (typeof STAGE_PARTS)[number];

export const ITEM_CHANGES = ['added', 'removed', 'changed'] as const;
export type ItemChange = { key: string; change: (typeof ITEM_CHANGES)[number] };
export type StageChange = {
  key: string;
  change: (typeof ITEM_CHANGES)[number];
  /** Its order among the stages that both have is another. */
  moved: boolean;
  parts: StagePart[];
  gates: ItemChange[];
  tasks: ItemChange[];
};

export type VersionComparison = {
  /** Only those that differ: as the later version orders them, then those it no longer has. */
  stages: StageChange[];
  /** Stages whose records go different ways, and stages that take those of several. */
  splits: { from: string; to: string[] }[];
  merges: { from: string[]; to: string }[];
  /** One stage that goes and one that is new, joined by the mapping. */
  rekeyed: { from: string; to: string }[];
  transitions: (keyof Transitions)[];
};

type Definition = Pick<FunnelVersion, 'stages' | 'transitions'>;

/** Two versions side by side. Without a mapping no splits and merges are known. */
export function compareVersions(
  before: Definition,
  after: Definition,
  mapping: readonly MappingRule[] = [],
): VersionComparison {
  const moved = movedKeys(
    before.stages.map(({ key }) => key),
    after.stages.map(({ key }) => key),
  );
  const former = new Map(before.stages.map((stage) => [stage.key, stage]));
  const kept = after.stages.map((stage) => compareStage(former.get(stage.key), stage, moved.has(stage.key)));
  const gone = goneStages(before, after).map((stage) => compareStage(stage, undefined, false));
  return {
    stages: [...kept, ...gone].flatMap((change) => change ?? []),
    ...waysOf(before, after, mapping),
    transitions: TRANSITION_PARTS.filter((part) => differs(before.transitions[part], after.transitions[part])),
  };
}

const TRANSITION_PARTS = ['forward', 'skip', 'back', 'reopen', 'byRole', 'exceptions'] as const;

function compareStage(before: Stage | undefined, after: Stage | undefined, moved: boolean): StageChange | undefined {
  const parts = before && after ? STAGE_PARTS.filter((part) => differs(partOf(before, part), partOf(after, part))) : [];
  const gates = compareItems(before?.gates, after?.gates);
  const tasks = compareItems(before?.tasks, after?.tasks);
  const key = (after ?? before)?.key ?? '';
  if (!before || !after) return { key, change: before ? 'removed' : 'added', moved: false, parts, gates, tasks };
  if (!moved && parts.length + gates.length + tasks.length === 0) return undefined;
  return { key, change: 'changed', moved, parts, gates, tasks };
}

/** Of the library only which entry it is drawn from: what came from there differs, or not, as its own would. */
const partOf = (stage: Stage, part: StagePart) => (part === 'shared' ? stage.shared?.entry : stage[part]);

function compareItems(before: readonly { key: string }[] = [], after: readonly { key: string }[] = []): ItemChange[] {
  const former = new Map(before.map((item) => [item.key, item]));
  const present = new Set(after.map(({ key }) => key));
  return [
    ...after.flatMap((item): ItemChange[] => {
      const old = former.get(item.key);
      if (!old) return [{ key: item.key, change: 'added' }];
      return differs(old, item) ? [{ key: item.key, change: 'changed' }] : [];
    }),
    ...before.flatMap(({ key }): ItemChange[] => (present.has(key) ? [] : [{ key, change: 'removed' }])),
  ];
}

const differs = (a: unknown, b: unknown): boolean => canonical(a ?? null) !== canonical(b ?? null);

function waysOf(
  before: Definition,
  after: Definition,
  mapping: readonly MappingRule[],
): Pick<VersionComparison, 'splits' | 'merges' | 'rekeyed'> {
  const isKept = (key: string) => [before, after].every(({ stages }) => stages.some((stage) => stage.key === key));
  const known = mapping.filter(
    ({ from, to }) => before.stages.some(({ key }) => key === from) && after.stages.some(({ key }) => key === to),
  );
  const targets = (from: string) => [
    ...new Set([...(isKept(from) ? [from] : []), ...known.filter((rule) => rule.from === from).map(({ to }) => to)]),
  ];
  const sources = (to: string) => [
    ...new Set([...(isKept(to) ? [to] : []), ...known.filter((rule) => rule.to === to).map(({ from }) => from)]),
  ];
  const splits = before.stages.map(({ key }) => ({ from: key, to: targets(key) })).filter(({ to }) => to.length > 1);
  const merges = after.stages.map(({ key }) => ({ from: sources(key), to: key })).filter(({ from }) => from.length > 1);
  const rekeyed = before.stages.flatMap(({ key }) => {
    const [to, ...more] = targets(key);
    return to !== undefined && to !== key && more.length === 0 && sources(to).length === 1 ? [{ from: key, to }] : [];
  });
  return { splits, merges, rekeyed };
}
