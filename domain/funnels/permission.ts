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
 * For a role, what stands for it at this pair of stages comes first, then what stands there for everybody, then its rule
 * for the direction; of several roles the most open one counts. Giving up (lost, invalid) is open unless the pair says
 * otherwise, and asks what that end asks; a win from a stage before the last open one skips the rest.
 */
export function permissionFor(
  version: Pick<FunnelVersion, 'stages' | 'transitions'>,
  from: Place,
  to: Place,
  roles: readonly string[] = [],
): Permission {
  if (from.stage.key === to.stage.key) return 'forbidden';
  const { transitions } = version;
  const pairs = transitions.exceptions.filter((pair) => pair.from === from.stage.key && pair.to === to.stage.key);
  const forAll = pairs.find((pair) => pair.roles === undefined)?.permission;
  const direction = directionOf(version, from, to);
  const rule = (role?: string): Permission => {
    const own = pairs.filter((pair) => role !== undefined && pair.roles?.includes(role));
    if (own.length > 0) return mostOpen(own.map(({ permission }) => permission));
    if (forAll) return forAll;
    return direction === 'giveUp' ? 'gated' : permissionOf(transitions, direction, role === undefined ? [] : [role]);
  };
  return roles.length > 0 ? mostOpen(roles.map(rule)) : rule();
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
  return roles.length > 0 ? mostOpen(roles.map(rule)) : transitions[direction];
}

const mostOpen = (permissions: readonly Permission[]): Permission =>
  PERMISSIONS.find((permission) => permissions.includes(permission)) ?? 'forbidden';

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
