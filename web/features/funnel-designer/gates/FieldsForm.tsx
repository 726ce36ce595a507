import { useTranslation } from 'react-i18next';
import type { Gate } from '#domain/funnels/gates.ts';
import { useDesigner } from '../designer.ts';
import { Field } from '../form/Field.tsx';
import { FieldsSelect } from '../form/FieldsSelect.tsx';

type FieldsGate = Extract<Gate, { kind: 'fields' }>;

export function FieldsForm({ gate, onChange }: { gate: FieldsGate; onChange: (gate: FieldsGate) => void }) {
  const { t } = useTranslation();
  const { object } = useDesigner();
  return (
    <Field label={t('designer.gateFields')}>
      {(id) => (
        <FieldsSelect
          id={id}
          object={object}
          label={t('designer.gateFields')}
          value={gate.fields}
          onChange={(fields) => onChange({ ...gate, fields })}
        />
      )}
    </Field>
  );
}
