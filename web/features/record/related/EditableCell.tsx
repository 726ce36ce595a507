import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody } from '#contract/objects.ts';
import type { RecordBody } from '#contract/records.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import type { FieldValue } from '#domain/objects/types.ts';
import { useUpdateOne } from '../../../api/records.ts';
import { inputProblem } from '../../../fields/checkInput.ts';
import { FieldCell, FieldInput, type References } from '../../../fields/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { toast } from '../../../ui/toast.ts';
import styles from './related.module.css';

type Props = { object: string; field: FieldBody; record: RecordBody; references: References };

/** A cell of a related list that is changed where it stands: a double click or Enter opens it. */
export function EditableCell({ object, field, record, references }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const update = useUpdateOne(object);
  const before = record.values[field.key] ?? null;
  const [draft, setDraft] = useState<FieldValue>();
  const label = inLocale(field.labels, locale);
  if (draft === undefined) {
    return (
      <button type="button" className={styles.cell} onClick={() => setDraft(before)}>
        <span className="visually-hidden">{t('record.editField', { field: label })} </span>
        <FieldCell field={field} value={before} values={record.values} references={references} />
      </button>
    );
  }
  const problem = inputProblem(field, draft, locale);
  const save = async (value: FieldValue) => {
    if (JSON.stringify(value) === JSON.stringify(before)) return setDraft(undefined);
    if (inputProblem(field, value, locale)) return;
    try {
      const outcome = await update.mutateAsync({
        id: record.id,
        version: record.version,
        values: { [field.key]: value },
      });
      if (!outcome.ok) toast(outcome.issues[0]?.message ?? '', { failed: true });
      setDraft(undefined);
    } catch (error) {
      toast((error as Error).message, { failed: true });
    }
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void save(draft);
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    event.nativeEvent.stopImmediatePropagation();
    setDraft(undefined);
  };
  const chosen = field.type === 'select' || field.type === 'date';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and leaving belong to the control inside.
    <div
      className={styles.editing}
      title={problem}
      onKeyDown={keys}
      onBlur={(event) => {
        const to = event.relatedTarget;
        if (event.currentTarget.contains(to) || to?.closest('.ant-select-dropdown, .ant-picker-dropdown')) return;
        if (problem || chosen) setDraft(undefined);
        else void save(draft);
      }}
    >
      <FieldInput
        field={field}
        value={draft}
        references={references}
        autoFocus
        startOpen
        invalid={problem !== undefined}
        onChange={(value) => {
          setDraft(value);
          if (chosen) void save(value);
        }}
      />
    </div>
  );
}
