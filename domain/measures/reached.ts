/** A visit by its place on the line of steps: open steps 1…n, won n + 1, lost and invalid 0. Times in milliseconds. */
export type PlacedVisit = { position: number; enteredAt: number; leftAt: number | null };

/**
 * When a record first reached a step: entered it, or any later open step, or was won. A skipped step counts as reached.
 * Null if it has not by `cut`. `visits` in their order.
 */
export function reachedAt(visits: readonly PlacedVisit[], position: number, cut: number): number | null {
  const visit = visits.find((one) => one.enteredAt <= cut && one.position >= position);
  return visit ? visit.enteredAt : null;
}

/** Position of the visit that a record was in at an instant; a visit holds its first instant and not its last. */
export function standingAt(visits: readonly PlacedVisit[], instant: number): number | null {
  const visit = visits.findLast((one) => one.enteredAt <= instant && (one.leftAt === null || one.leftAt > instant));
  return visit ? visit.position : null;
}
