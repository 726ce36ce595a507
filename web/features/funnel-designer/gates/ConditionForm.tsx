import type { Gate } from '#domain/funnels/gates.ts';
import { ConditionBuilder } from '../../../parts/conditions/ConditionBuilder.tsx';
import { useDesigner } from '../designer.ts';

type ConditionGate = Extract<Gate, { kind: 'condition' }>;

export function ConditionForm({ gate, onChange }: { gate: ConditionGate; onChange: (gate: ConditionGate) => void }) {
  const { object } = useDesigner();
  return (
    <ConditionBuilder
      object={object}
      value={isEmpty(gate) ? undefined : gate.condition}
      onChange={(condition) => onChange({ ...gate, condition: condition ?? { all: [] } })}
    />
  );
}

const isEmpty = ({ condition }: ConditionGate) => 'all' in condition && condition.all.length === 0;
