import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FieldBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import type { FieldValue } from '#domain/objects/types.ts';
import { type ConditionValue, RELATIVE_PERIODS, type RelativePeriod } from '#domain/records/condition.ts';
import { WORDS } from '#domain/records/words.ts';
import type { References } from '../../fields/index.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import styles from './conditions.module.css';
import { NamedInput } from './NamedInput.tsx';
import type { Leaf } from './parts.ts';

type Props = { field: FieldBody; leaf: Leaf; references: References; onChange: (value: ConditionValue) => void };

/** The control that suits the field and the operator. */
export function ValueInput({ field, leaf, references, onChange }: Props) {
  const { op, value } = leaf;
  const shared = { references, onChange };
  if (op === 'empty' || op === 'notEmpty') return null;
  if (op === 'within') return <PeriodInput value={value} onChange={onChange} />;
  if (op === 'in' || op === 'notIn') {
    return (
      <NamedInput
        {...shared}
        upwards
        field={{ ...field, type: field.type === 'users' ? 'users' : 'multiSelect' }}
        value={Array.isArray(value) ? value : []}
      />
    );
  }
  if (op === 'between') return <RangeInput field={field} value={value} onChange={onChange} />;
  if (field.type === 'user') return <UserValue {...shared} field={field} leaf={leaf} />;
  return <NamedInput {...shared} field={plain(field)} value={scalar(value)} />;
}

/** Part of a long text is asked for with one line; nothing that is asked for is required of the record. */
const plain = (field: FieldBody): FieldBody => ({
  ...field,
  required: false,
  type: field.type === 'longText' || field.type === 'autoNumber' ? 'text' : field.type,
});

const scalar = (value: ConditionValue | undefined): FieldValue =>
  value === undefined || (typeof value === 'object' && !Array.isArray(value)) ? null : value;

function PeriodInput({ value, onChange }: Pick<Props, 'onChange'> & { value: ConditionValue | undefined }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const period = typeof value === 'object' && value !== null && 'period' in value ? value.period : null;
  return (
    <Select<RelativePeriod>
      aria-label={t('conditions.period')}
      options={RELATIVE_PERIODS.map((key) => ({ value: key, label: WORDS[locale].periods[key] }))}
      value={period}
      onChange={(chosen) => onChange({ period: chosen })}
    />
  );
}

type RangeProps = Pick<Props, 'field' | 'onChange'> & { value: ConditionValue | undefined };

function RangeInput({ field, value, onChange }: RangeProps) {
  const { locale } = useFormat();
  const [low = '', high = ''] = Array.isArray(value) ? value : [];
  const text = (next: FieldValue) => (next === null ? '' : String(next));
  return (
    <div className={styles.range}>
      <NamedInput field={plain(field)} value={low || null} onChange={(next) => onChange([text(next), high])} />
      <span>{WORDS[locale].to}</span>
      <NamedInput field={plain(field)} value={high || null} onChange={(next) => onChange([low, text(next)])} />
    </div>
  );
}

function UserValue({ field, leaf, references, onChange }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const isMe = typeof leaf.value === 'object' && leaf.value !== null && 'me' in leaf.value;
  return (
    <>
      <Segmented<'me' | 'other'>
        block
        aria-label={inLocale(field.labels, locale)}
        options={[
          { value: 'me', label: t('conditions.me') },
          { value: 'other', label: t('conditions.colleague') },
        ]}
        value={isMe ? 'me' : 'other'}
        onChange={(who) => onChange(who === 'me' ? { me: true } : null)}
      />
      {!isMe && (
        <NamedInput field={plain(field)} value={scalar(leaf.value)} references={references} onChange={onChange} />
      )}
    </>
  );
}
