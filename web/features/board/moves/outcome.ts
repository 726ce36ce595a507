import type { FailedOutcome } from '../../../api/records.ts';

/** Everything that stands in the way can be filled in, put right or asked for here. */
export function asksForMore(outcome: FailedOutcome): boolean {
  return (
    outcome.reason === 'refused' &&
    outcome.issues.length > 0 &&
    outcome.issues.every(({ code }) => code.startsWith('gate_'))
  );
}
