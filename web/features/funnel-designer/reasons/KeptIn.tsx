import { useTranslation } from 'react-i18next';
import type { FieldBody } from '#contract/objects.ts';
import type { ReasonFields } from '#domain/funnels/reasons.ts';
import { useDesigner } from '../designer.ts';
import { Field } from '../form/Field.tsx';
import { FieldSelect } from '../form/FieldsSelect.tsx';
import styles from '../form/form.module.css';

const PARTS = ['field', 'detail', 'competitor', 'note'] as const;
const TYPES: Record<keyof ReasonFields, readonly string[]> = {
  field: ['select'],
  detail: ['select'],
  competitor: ['reference'],
  note: ['text', 'longText'],
};

type Props = { kept: Partial<ReasonFields>; onChange: (part: keyof ReasonFields, field: string) => void };

/** Which fields of an object of one's own keep what is said at its ends; first the one for the reason itself. */
export function KeptIn({ kept, onChange }: Props) {
  const { t } = useTranslation();
  const { object } = useDesigner();
  const taken = PARTS.map((part) => kept[part]);
  const fits = (part: keyof ReasonFields) => (field: FieldBody) =>
    !field.system && field.write !== 'never' && TYPES[part].includes(field.type) && !taken.includes(field.key);
  return (
    <div className={styles.pair}>
      {PARTS.filter((part) => part === 'field' || kept.field).map((part) => (
        <Field key={part} label={t(`reasons.keptIn.${part}`)}>
          {(id) => (
            <FieldSelect
              id={id}
              object={object}
              label={t(`reasons.keptIn.${part}`)}
              fits={fits(part)}
              value={kept[part] ?? ''}
              onChange={(field) => onChange(part, field)}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
