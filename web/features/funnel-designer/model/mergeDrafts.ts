import type { MappingRule } from '#domain/funnels/mappingRule.ts';
import { MOVE_DIRECTIONS, type Transitions } from '#domain/funnels/types.ts';
import { type Design, freshKey, gateKeys, takenKeys } from './design.ts';
import { mergeItems, type Side, same } from './mergeItems.ts';
import { rolesFirst } from './transitions.ts';

/** `stages`: by key, those that both changed, each in another way. */
export type Clashes = { stages: string[]; order: boolean; transitions: boolean; mapping: boolean };
type Sides = { base: Design; mine: Design; theirs: Design };

/** One draft of what two people made of the same one; where both changed the same, `prefer` has it. */
export function mergeDrafts(
  sides: Sides,
  prefer: Side,
  former: readonly string[] = [],
): { design: Design; clashes: Clashes } {
  const { base, theirs } = sides;
  const mine = withOwnKeys(sides, former);
  const lists = <T>(of: (design: Design) => readonly T[]) => ({ base: of(base), mine: of(mine), theirs: of(theirs) });
  const stages = mergeItems(
    lists((design) => design.stages),
    ({ key }) => key,
    prefer,
  );
  const ways = mergeItems(lists(waysOf), ({ from }) => from, prefer);
  const moves = mergeTransitions({ ...sides, mine }, prefer);
  return {
    design: { stages: stages.items, transitions: moves.transitions, mapping: ways.items.flatMap(({ rules }) => rules) },
    clashes: {
      stages: stages.clashes,
      order: stages.reordered,
      transitions: moves.clash,
      mapping: ways.clashes.length > 0,
    },
  };
}

/** Which rule of a stage comes first matters, so that they are settled together. */
function waysOf({ mapping }: Design): { from: string; rules: MappingRule[] }[] {
  return [...Map.groupBy(mapping, ({ from }) => from)].map(([from, rules]) => ({ from, rules }));
}

function mergeTransitions({ base, mine, theirs }: Sides, prefer: Side): { transitions: Transitions; clash: boolean } {
  const lists = <T>(of: (transitions: Transitions) => readonly T[]) => ({
    base: of(base.transitions),
    mine: of(mine.transitions),
    theirs: of(theirs.transitions),
  });
  const general = mergeItems(
    lists((transitions) => MOVE_DIRECTIONS.map((direction) => ({ direction, permission: transitions[direction] }))),
    ({ direction }) => direction,
    prefer,
  );
  const byRole = mergeItems(
    lists(({ byRole = [] }) => byRole),
    ({ role, direction }) => `${role} ${direction}`,
    prefer,
  );
  const exceptions = mergeItems(
    lists((transitions) => transitions.exceptions),
    ({ from, to, roles }) => `${from} ${to} ${roles?.join() ?? ''}`,
    prefer,
  );
  const directions = Object.fromEntries(general.items.map(({ direction, permission }) => [direction, permission]));
  return {
    transitions: {
      ...theirs.transitions,
      ...directions,
      ...(byRole.items.length > 0 || theirs.transitions.byRole ? { byRole: byRole.items } : {}),
      exceptions: rolesFirst(exceptions.items),
    },
    clash: [general, byRole, exceptions].some(({ clashes }) => clashes.length > 0),
  };
}

/** Two people's new stages and gates get the same keys by themselves: mine get others, for they are others. */
function withOwnKeys({ base, mine, theirs }: Sides, former: readonly string[]): Design {
  const stages = new Map<string, string>();
  for (const stage of mine.stages) {
    const other = theirs.stages.find(({ key }) => key === stage.key);
    if (!other || same(other, stage) || base.stages.some(({ key }) => key === stage.key)) continue;
    const taken = [...takenKeys(mine, former), ...takenKeys(theirs), ...stages.values()];
    stages.set(stage.key, freshKey(stage.kind === 'open' ? 'stage' : stage.kind, taken));
  }
  const known = new Set(gateKeys(base));
  const given = new Set(gateKeys(theirs));
  const taken = [...gateKeys(mine), ...given];
  const gateKey = (stage: string, key: string, kind: string): string => {
    const isTheirs = theirs.stages.some((one) => one.key === stage && one.gates?.some((gate) => gate.key === key));
    if (known.has(key) || !given.has(key) || isTheirs) return key;
    const fresh = freshKey(kind, taken);
    taken.push(fresh);
    return fresh;
  };
  const named = (key: string) => stages.get(key) ?? key;
  return {
    stages: mine.stages.map(({ gates, ...stage }) => ({
      ...stage,
      key: named(stage.key),
      ...(gates
        ? { gates: gates.map((gate) => ({ ...gate, key: gateKey(named(stage.key), gate.key, gate.kind) })) }
        : {}),
    })),
    transitions: {
      ...mine.transitions,
      exceptions: mine.transitions.exceptions.map((pair) => ({ ...pair, from: named(pair.from), to: named(pair.to) })),
    },
    mapping: mine.mapping.map((rule) => ({ ...rule, from: named(rule.from), to: named(rule.to) })),
  };
}
