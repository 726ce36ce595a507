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

/** The exception of a pair of stages that holds for everybody; one for some roles stands beside it. */
export const exceptionOf = ({ exceptions }: Transitions, from: string, to: string) =>
  exceptions.find((pair) => pair.from === from && pair.to === to && pair.roles === undefined);

export function setException(
  transitions: Transitions,
  from: string,
  to: string,
  permission: Permission | null,
): Transitions {
  const known = exceptionOf(transitions, from, to);
  const others = transitions.exceptions.filter((pair) => pair !== known);
  return { ...transitions, exceptions: permission ? [...others, { from, to, permission }] : others };
}
