import {
  type Gate,
  MOVE_DIRECTIONS,
  PERMISSIONS,
  type Permission,
  reasonFieldsOf,
  type Stage,
  type StageReasons,
  type Transitions,
} from '#domain/funnels/index.ts';
import { type Ask, KEYS, KINDS, type Spec, type Why } from '#domain/funnels/testing/gateOracle.ts';
import type { Random } from '#server/testing/random.ts';
import { ROLES } from './chanceMover.ts';

/** A funnel by chance, as the oracle reads it and as the product does. Its deals hang on these fields. */
export const FIELDS = ['paymentTerms', 'need', 'nextStep'];
/** The one that papers may have to be newer than. */
export const WATCHED = 'paymentTerms';
const PHASES = ['qualify', 'need', 'solution', 'negotiation', 'won', 'lost', 'invalid'];

export function chanceFunnel(roll: Random): { specs: Spec[]; stages: Stage[]; transitions: Transitions } {
  const specs = KINDS.map((kind) => chanceSpec(roll, kind === 'open'));
  const stages = specs.map((spec, index): Stage => {
    const open = KINDS[index] === 'open';
    return {
      ...{ key: KEYS[index]!, names: { 'zh-CN': KEYS[index]! }, kind: KINDS[index]!, phase: PHASES[index]! },
      ...{ probability: 10, category: open ? 'pipeline' : 'omitted', requiredFields: spec.requiredFields },
      ...(spec.why ? { reasons: reasonsOf(spec.why) } : {}),
      gates: spec.asks.map(({ side, ask }, place) => ({ key: `g${index}${place}`, at: side, ...gateOf(ask) })),
      tasks: spec.tasks.map(({ key, required }) => ({
        ...{ key, required, names: { 'zh-CN': key }, proof: { kind: 'free' }, assignee: 'owner' },
      })),
    };
  });
  return { specs, stages, transitions: chanceTransitions(roll) };
}

function chanceSpec(roll: Random, isOpen: boolean): Spec {
  const asks = Array.from({ length: roll.below(3) }, () => ({
    side: isOpen && roll.chance(0.4) ? ('exit' as const) : ('entry' as const),
    ask: chanceAsk(roll),
  }));
  return {
    requiredFields: roll.chance(0.3) ? [roll.pick(FIELDS)] : [],
    asks,
    tasks: isOpen && roll.chance(0.4) ? [{ key: 'call', required: roll.chance(0.7) }] : [],
    ...(isOpen || roll.chance(0.3) ? {} : { why: chanceWhy(roll) }),
  };
}

/** Codes of reasons and of sub-reasons; which belongs where is drawn. */
export const [WHY, SUBS] = [
  ['whyA', 'whyB', 'whyC'],
  ['subA', 'subB', 'subC'],
];

function chanceWhy(roll: Random): Why[] {
  const owners = SUBS.map(() => roll.pick(WHY));
  const drawn = WHY.map((code) => ({
    code,
    subs: SUBS.filter((_, index) => owners[index] === code),
    retired: roll.chance(0.2),
    competitor: roll.chance(0.3),
    note: roll.chance(0.3),
  }));
  // Something must be left to say.
  return drawn.every(({ retired }) => retired) ? drawn.map((why) => ({ ...why, retired: false })) : drawn;
}

const reasonsOf = (why: readonly Why[]): StageReasons => ({
  ...reasonFieldsOf('opportunity', 'lost')!,
  list: why.map(({ code, subs, ...asks }) => ({
    ...{ code, names: { 'zh-CN': code } },
    ...asks,
    subs: subs.map((sub) => ({ code: sub, names: { 'zh-CN': sub } })),
  })),
});

function chanceAsk(roll: Random): Ask {
  switch (roll.below(5)) {
    case 0:
      return { kind: 'fields', fields: [roll.pick(FIELDS)] };
    case 1:
      return { kind: 'condition', field: roll.pick(FIELDS) };
    case 2:
      return { kind: 'related', object: 'activity', value: roll.between(1, 2) };
    case 3:
      return { kind: 'approval', when: roll.chance(0.6) ? roll.pick(FIELDS) : null };
    default:
      return {
        kind: 'document',
        field: 'quotation',
        confirmed: roll.chance(0.6),
        newer: roll.chance(0.5),
        pending: roll.chance(0.5),
      };
  }
}

type AskOf = Gate extends infer One ? (One extends unknown ? Omit<One, 'key' | 'at'> : never) : never;

function gateOf(ask: Ask): AskOf {
  const message = { 'zh-CN': '还差一步' };
  const yes = (field: string) => ({ field, op: 'contains', value: 'yes' }) as const;
  switch (ask.kind) {
    case 'fields':
      return ask;
    case 'condition':
      return { kind: 'condition', message, condition: yes(ask.field) };
    case 'related': {
      const through = 'opportunity';
      const { object, value } = ask;
      return { kind: 'related', message, related: { object, through, measure: 'count', op: 'gte', value } };
    }
    case 'document': {
      const unconfirmed = ask.pending ? 'pending' : 'block';
      const newerThan = ask.newer ? { newerThan: [WATCHED] } : {};
      return { kind: 'document', field: ask.field, confirmed: ask.confirmed, unconfirmed, ...newerThan };
    }
    case 'approval':
      return {
        kind: 'approval',
        steps: [{ approvers: [{ kind: 'superior' }], mode: 'any', ...(ask.when ? { when: yes(ask.when) } : {}) }],
      };
  }
}

function chanceTransitions(roll: Random): Transitions {
  const some = (): Permission => (roll.chance(0.7) ? 'gated' : roll.pick(PERMISSIONS));
  const byRole = ROLES.flatMap((role) =>
    MOVE_DIRECTIONS.filter(() => roll.chance(0.25)).map((direction) => ({
      ...{ role, direction, permission: roll.pick(PERMISSIONS) },
    })),
  );
  const pairs = Array.from({ length: 5 }, () => ({ from: roll.pick(KEYS), to: roll.pick(KEYS) }));
  // Several rules for one pair: for everybody, and for some.
  const exceptions = pairs
    .filter(({ from, to }) => from !== to)
    .flatMap((pair) =>
      [undefined, ...ROLES, ROLES]
        .filter(() => roll.chance(0.3))
        .map((roles) => ({
          ...{ ...pair, permission: roll.pick(PERMISSIONS) },
          ...(roles === undefined ? {} : { roles: [roles].flat() }),
        })),
    );
  return { forward: some(), skip: some(), back: some(), reopen: some(), byRole, exceptions };
}
