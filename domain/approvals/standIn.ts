/** From whom to whom, on which days (both included). */
export type Delegation = { from: string; to: string; fromDay: string; toDay: string };

/**
 * For whom of the open approvers a person may decide today: for himself, and for those who handed their approvals to him.
 * What was handed over is not handed on. Nobody decides on his own request by somebody else's delegation.
 */
export function principalsOf(
  person: string,
  open: readonly string[],
  delegations: readonly Delegation[],
  { requester, today }: { requester: string; today: string },
): string[] {
  const handed = delegations.filter(({ to, fromDay, toDay }) => to === person && fromDay <= today && today <= toDay);
  const standsFor = person === requester ? [] : handed.map(({ from }) => from);
  return open.filter((principal) => principal === person || standsFor.includes(principal));
}
