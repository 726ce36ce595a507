import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DocumentAsk, Gate } from '#domain/funnels/gates.ts';
import { useDesigner } from '../designer.ts';
import { Field } from '../form/Field.tsx';
import { FieldSelect, FieldsSelect } from '../form/FieldsSelect.tsx';
import styles from '../form/form.module.css';

type DocumentGate = Extract<Gate, { kind: 'document' }>;

/** A file that must be there: confirmed by somebody else, newer than what it states. */
export function DocumentForm({ gate, onChange }: { gate: DocumentGate; onChange: (gate: DocumentGate) => void }) {
  const { t } = useTranslation();
  const { object } = useDesigner();
  const setNewer = (newerThan: string[]) => {
    const { newerThan: _, ...rest } = gate;
    onChange(newerThan.length > 0 ? { ...rest, newerThan } : rest);
  };
  return (
    <>
      <div className={styles.pair}>
        <Field label={t('designer.documentField')}>
          {(id) => (
            <FieldSelect
              id={id}
              object={object}
              label={t('designer.documentField')}
              fits={({ type }) => type === 'file'}
              value={gate.field}
              onChange={(field) => onChange({ ...gate, field })}
            />
          )}
        </Field>
        <Field label={t('designer.documentNewer')}>
          {(id) => (
            <FieldsSelect
              id={id}
              object={object}
              label={t('designer.documentNewer')}
              fits={({ type, system }) => type !== 'file' && !system}
              value={gate.newerThan ?? []}
              onChange={setNewer}
            />
          )}
        </Field>
      </div>
      <div className={styles.checks}>
        <Checkbox checked={gate.confirmed} onChange={({ target }) => onChange({ ...gate, confirmed: target.checked })}>
          {t('designer.documentConfirmed')}
        </Checkbox>
        {gate.confirmed && (
          <Field label={t('designer.documentUnconfirmed')}>
            {(id) => (
              <Select<DocumentAsk['unconfirmed']>
                id={id}
                aria-label={t('designer.documentUnconfirmed')}
                value={gate.unconfirmed}
                options={(['block', 'pending'] as const).map((value) => ({
                  value,
                  label: t(`designer.unconfirmed.${value}`),
                }))}
                onChange={(unconfirmed) => onChange({ ...gate, unconfirmed })}
              />
            )}
          </Field>
        )}
      </div>
    </>
  );
}
