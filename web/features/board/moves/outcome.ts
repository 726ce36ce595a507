import type { FailedOutcome } from '../../../api/records.ts';

/** Everything that stands in the way can be filled in, put right or asked for here, or one may go past it with a reason. */
export function asksForMore(outcome: FailedOutcome, mayOverride: boolean): boolean {
  return (
    outcome.reason === 'refused' &&
    outcome.issues.length > 0 &&
    outcome.issues.every(({ code }) => code.startsWith('gate_') || (mayOverride && code === 'move_not_allowed'))
  );
}
