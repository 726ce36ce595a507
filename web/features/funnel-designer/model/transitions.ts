import type { MoveDirection, Permission, Transitions } from '#domain/funnels/types.ts';

/** What a direction is: for all (`role` undefined), or for a role; null takes the role's own rule back. */
export function setDirection(
  transitions: Transitions,
  direction: MoveDirection,
  permission: Permission | null,
  role?: string,
): Transitions {
  if (role === undefined) return permission ? { ...transitions, [direction]: permission } : transitions;
  const others = (transitions.byRole ?? []).filter((rule) => rule.role !== role || rule.direction !== direction);
  return withRules(transitions, permission ? [...others, { role, direction, permission }] : others);
}

export const dropRole = (transitions: Transitions, role: string): Transitions =>
  withRules(
    transitions,
    (transitions.byRole ?? []).filter((rule) => rule.role !== role),
  );

function withRules({ byRole: _, ...rest }: Transitions, rules: NonNullable<Transitions['byRole']>): Transitions {
  return rules.length > 0 ? { ...rest, byRole: rules } : rest;
}

type Pair = Transitions['exceptions'][number];

const isOf = (pair: Pair, role: string | undefined) => (role ? pair.roles?.includes(role) : pair.roles === undefined);

/** The exception of a pair of stages that holds for everybody, or for a role. */
export const exceptionOf = ({ exceptions }: Transitions, from: string, to: string, role?: string) =>
  exceptions.find((pair) => pair.from === from && pair.to === to && isOf(pair, role));

/** Makes an exception of a pair, or takes it back (null): for everybody, or for one role, whatever others it holds for. */
export function setException(
  transitions: Transitions,
  from: string,
  to: string,
  permission: Permission | null,
  role?: string,
): Transitions {
  const isHere = (pair: Pair) => pair.from === from && pair.to === to && isOf(pair, role);
  const others = transitions.exceptions.flatMap((pair) => (isHere(pair) ? withoutRole(pair, role) : [pair]));
  return {
    ...transitions,
    exceptions: permission ? rolesFirst(joined(others, { from, to, permission }, role)) : others,
  };
}

function withoutRole(pair: Pair, role: string | undefined): Pair[] {
  const roles = (pair.roles ?? []).filter((one) => one !== role);
  return roles.length > 0 ? [{ ...pair, roles }] : [];
}

/** Roles for which a pair is the same stand in one exception, which reads as one sentence. */
function joined(pairs: readonly Pair[], made: Pair, role: string | undefined): Pair[] {
  if (!role) return [...pairs, made];
  const same = pairs.find(
    ({ from, to, permission, roles }) =>
      roles && from === made.from && to === made.to && permission === made.permission,
  );
  if (!same) return [...pairs, { ...made, roles: [role] }];
  return pairs.map((pair) => (pair === same ? { ...pair, roles: [...(pair.roles ?? []), role] } : pair));
}

/** The first that fits holds, so that those for some roles stand before those for all. */
export const rolesFirst = (pairs: readonly Pair[]): Pair[] => [
  ...pairs.filter(({ roles }) => roles !== undefined),
  ...pairs.filter(({ roles }) => roles === undefined),
];
