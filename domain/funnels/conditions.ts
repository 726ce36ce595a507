import type { Condition } from '../records/condition.ts';
import type { Gate } from './gates.ts';
import type { FunnelVersion } from './types.ts';

/** The conditions over the record itself by which a version guards its stages. */
export const conditionsOf = ({ stages }: Pick<FunnelVersion, 'stages'>): Condition[] =>
  stages.flatMap(({ gates = [] }) => gates.flatMap(conditionsOfGate));

function conditionsOfGate(gate: Gate): Condition[] {
  if (gate.kind === 'condition') return [gate.condition];
  return gate.kind === 'approval' ? gate.steps.flatMap(({ when }) => when ?? []) : [];
}
