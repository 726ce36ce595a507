import type { GateAsk } from '#domain/funnels/gates.ts';
import type { Condition } from '#domain/records/condition.ts';

/** The conditions over the record itself that gates ask. */
export const conditionsIn = (gates: readonly GateAsk[]): Condition[] =>
  gates.flatMap((gate) => {
    if (gate.kind === 'condition') return [gate.condition];
    return gate.kind === 'approval' ? gate.steps.flatMap(({ when }) => when ?? []) : [];
  });

/** People who must approve. */
export const peopleIn = (gates: readonly GateAsk[]): string[] => [
  ...new Set(
    gates.flatMap((gate) =>
      gate.kind === 'approval'
        ? gate.steps.flatMap(({ approvers }) => approvers.flatMap((one) => (one.kind === 'user' ? [one.user] : [])))
        : [],
    ),
  ),
];
