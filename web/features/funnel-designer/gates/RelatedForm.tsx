import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { RELATED_OPERATORS, type RelatedAsk } from '#domain/funnels/related.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { fieldOf, useObject, useObjects } from '../../../api/objects.ts';
import { ConditionBuilder } from '../../../parts/conditions/ConditionBuilder.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { useDesigner } from '../designer.ts';
import { Field } from '../form/Field.tsx';
import { FieldSelect } from '../form/FieldsSelect.tsx';
import styles from '../form/form.module.css';
import { relationKey, relationsOf } from './relations.ts';

const NUMBERS = ['integer', 'decimal', 'money', 'percent'];
const isNumber = ({ type }: { type: string }) => NUMBERS.includes(type);

type Props = { value: RelatedAsk; onChange: (ask: RelatedAsk) => void };

/** "At least one contact with the role decision maker": which records, only which of them, how many or how much. */
export function RelatedForm({ value: ask, onChange }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { object } = useDesigner();
  const relations = relationsOf(object, useObjects());
  const target = useObject(ask.object);
  const label = (via: string | undefined, name: string, through: string) => {
    const over = via === undefined ? undefined : fieldOf(object, via);
    return over
      ? t('designer.relatedOf', { object: name, of: inLocale(over.labels, locale), by: through })
      : t('designer.relatedOwn', { object: name, by: through });
  };
  const pick = (key: string) => {
    const found = relations.find((one) => relationKey({ ...one, object: one.object.key }) === key);
    if (!found) return;
    const { object: far, ...way } = found;
    onChange({
      object: far.key,
      ...way,
      measure: 'count',
      op: ask.op,
      value: typeof ask.value === 'number' ? ask.value : 1,
    });
  };
  const isSum = ask.measure !== 'count';
  const isShare = typeof ask.value !== 'number';
  return (
    <>
      <div className={styles.pair}>
        <Field label={t('designer.relatedObject')}>
          {(id) => (
            <Select<string | null>
              id={id}
              aria-label={t('designer.relatedObject')}
              showSearch={{ optionFilterProp: 'label' }}
              value={ask.object ? relationKey(ask) : null}
              options={relations.map((one) => ({
                value: relationKey({ ...one, object: one.object.key }),
                label: label(
                  one.via,
                  inLocale(one.object.labels, locale),
                  inLocale(fieldOf(one.object, one.through)?.labels ?? { 'zh-CN': one.through }, locale),
                ),
              }))}
              onChange={(key) => key && pick(key)}
            />
          )}
        </Field>
        <Field label={t('designer.relatedMeasure')}>
          {(id) => (
            <Select
              id={id}
              aria-label={t('designer.relatedMeasure')}
              value={ask.measure === 'count' ? '' : ask.measure.sum}
              options={[
                { value: '', label: t('designer.relatedCount') },
                ...(target?.fields ?? [])
                  .filter((field) => isNumber(field) && !field.system)
                  .map((field) => ({
                    value: field.key,
                    label: t('designer.relatedSum', { field: inLocale(field.labels, locale) }),
                  })),
              ]}
              onChange={(sum: string) =>
                onChange({ ...ask, measure: sum ? { sum } : 'count', value: isShare ? 1 : ask.value })
              }
            />
          )}
        </Field>
      </div>
      <div className={styles.line}>
        <Select
          aria-label={t('designer.relatedOperator')}
          value={ask.op}
          options={RELATED_OPERATORS.map((op) => ({ value: op, label: t(`designer.relatedOps.${op}`) }))}
          onChange={(op) => onChange({ ...ask, op })}
        />
        <InputNumber
          aria-label={t(isShare ? 'designer.relatedPercent' : 'designer.relatedValue')}
          min={0}
          value={typeof ask.value === 'number' ? ask.value : ask.value.percent}
          suffix={isShare ? '%' : undefined}
          onChange={(next) => {
            const number = next ?? 0;
            onChange({ ...ask, value: typeof ask.value === 'number' ? number : { ...ask.value, percent: number } });
          }}
        />
        {isSum && (
          <Select
            aria-label={t('designer.relatedKind')}
            value={isShare ? 'share' : 'number'}
            options={[
              { value: 'number', label: t('designer.relatedNumber') },
              { value: 'share', label: t('designer.relatedShare') },
            ]}
            onChange={(kind: string) =>
              onChange({ ...ask, value: kind === 'share' ? { percent: 90, of: 'amount' } : 1 })
            }
          />
        )}
        {typeof ask.value !== 'number' && (
          <FieldSelect
            object={object}
            label={t('designer.relatedShareOf')}
            fits={(field) => isNumber(field) && !field.system}
            value={ask.value.of}
            onChange={(of) =>
              onChange({ ...ask, value: { percent: typeof ask.value === 'number' ? 90 : ask.value.percent, of } })
            }
          />
        )}
      </div>
      {target && (
        <div className={styles.field}>
          <span>{t('designer.relatedWhere')}</span>
          <ConditionBuilder
            key={target.key}
            object={target}
            value={ask.where}
            onChange={(where) => {
              const { where: _, ...rest } = ask;
              onChange(where ? { ...rest, where } : rest);
            }}
          />
        </div>
      )}
    </>
  );
}
