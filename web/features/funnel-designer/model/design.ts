import type { Gate } from '#domain/funnels/gates.ts';
import type { MappingRule } from '#domain/funnels/mappingRule.ts';
import type { Stage, Transitions } from '#domain/funnels/types.ts';

/** A version while it is drawn. `mapping`: where records go from stages that it no longer has, or that were split. */
export type Design = { stages: Stage[]; transitions: Transitions; mapping: MappingRule[] };

export const stageOf = ({ stages }: Design, key: string): Stage | undefined =>
  stages.find((stage) => stage.key === key);

export const openStages = ({ stages }: Pick<Design, 'stages'>): Stage[] => stages.filter(({ kind }) => kind === 'open');

export const patchStage = (design: Design, key: string, patch: Partial<Stage>): Design => ({
  ...design,
  stages: design.stages.map((stage) => (stage.key === key ? withoutEmpty({ ...stage, ...patch }) : stage)),
});

/** What is set to undefined is gone, not there with nothing: definitions are compared by what they say. */
function withoutEmpty(stage: Stage): Stage {
  return Object.fromEntries(Object.entries(stage).filter(([, value]) => value !== undefined)) as Stage;
}

/** A name that is not taken yet: `stage`, `stage2` … */
export function freshKey(begin: string, taken: Iterable<string>): string {
  const known = new Set(taken);
  if (!known.has(begin)) return begin;
  let number = 2;
  while (known.has(`${begin}${number}`)) number += 1;
  return `${begin}${number}`;
}

/** Keys of stages that exist or existed: a retired one's name is not given again, its records have it in their past. */
export const takenKeys = ({ stages, mapping }: Design, former: readonly string[] = []): string[] => [
  ...stages.map(({ key }) => key),
  ...mapping.flatMap(({ from, to }) => [from, to]),
  ...former,
];

export const gateKeys = ({ stages }: Pick<Design, 'stages'>): string[] =>
  stages.flatMap(({ gates = [] }) => gates.map(({ key }) => key));

export const newGateKey = (design: Pick<Design, 'stages'>, kind: Gate['kind']): string =>
  freshKey(kind, gateKeys(design));

/** The rules that take records of a version to the drawn one: drawing leaves some behind, about stages that came and went. */
export function relevant(before: Pick<Design, 'stages'>, { stages, mapping }: Design): MappingRule[] {
  const has = (list: readonly Stage[], key: string) => list.some((stage) => stage.key === key);
  const closed = new Set<string>();
  return mapping.filter(({ from, to, when }) => {
    if (!has(before.stages, from) || !has(stages, to) || from === to || closed.has(from)) return false;
    // One that came back after it went keeps its records.
    if (!when && has(stages, from)) return false;
    if (!when) closed.add(from);
    return true;
  });
}
