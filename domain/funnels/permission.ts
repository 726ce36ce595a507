import { openBetween, type Place } from './path.ts';
import {
  type FunnelVersion,
  type MOVE_DIRECTIONS,
  type MoveDirection,
  PERMISSIONS,
  type Permission,
  type Transitions,
} from './types.ts';

/**
 * Whether a version lets somebody with these roles move records from one stage to another, and whether gates are asked.
 * A pair of its own comes first; giving up (lost, invalid) is always open, and asks what that end asks; a win from a
 * stage before the last open one skips the rest. Of several roles the most open one counts; without roles, the rule for all.
 */
export function permissionFor(
  version: Pick<FunnelVersion, 'stages' | 'transitions'>,
  from: Place,
  to: Place,
  roles: readonly string[] = [],
): Permission {
  if (from.stage.key === to.stage.key) return 'forbidden';
  const exception = version.transitions.exceptions.find(
    (pair) =>
      pair.from === from.stage.key &&
      pair.to === to.stage.key &&
      (pair.roles === undefined || pair.roles.some((role) => roles.includes(role))),
  );
  if (exception) return exception.permission;
  const direction = directionOf(version, from, to);
  return direction === 'giveUp' ? 'gated' : permissionOf(version.transitions, direction, roles);
}

/** Whether somebody with these roles may make the move at all, gates aside. */
export const permits = (...move: Parameters<typeof permissionFor>): boolean => permissionFor(...move) !== 'forbidden';

/** What a direction is for somebody with these roles. */
export function permissionOf(
  transitions: Transitions,
  direction: MoveDirection,
  roles: readonly string[] = [],
): Permission {
  const rule = (role: string) =>
    transitions.byRole?.find((one) => one.role === role && one.direction === direction)?.permission ??
    transitions[direction];
  const open = roles.map(rule).sort((a, b) => PERMISSIONS.indexOf(a) - PERMISSIONS.indexOf(b));
  return open[0] ?? transitions[direction];
}

function directionOf(
  version: Pick<FunnelVersion, 'stages'>,
  from: Place,
  to: Place,
): (typeof MOVE_DIRECTIONS)[number] | 'giveUp' {
  if (from.stage.kind !== 'open') return 'reopen';
  if (to.stage.kind === 'lost' || to.stage.kind === 'invalid') return 'giveUp';
  if (to.stage.kind === 'open' && to.position < from.position) return 'back';
  return openBetween(version.stages, from.position, to.position).length > 0 ? 'skip' : 'forward';
}
