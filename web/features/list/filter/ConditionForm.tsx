import { Button, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import type { Operator } from '#domain/records/condition.ts';
import { WORDS } from '#domain/records/words.ts';
import { useObjects } from '../../../api/objects.ts';
import type { References } from '../../../fields/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import styles from './filter.module.css';
import { fieldAt, freshLeaf, isComplete, type Leaf, operatorsFor, startValue } from './parts.ts';
import { ValueInput } from './ValueInput.tsx';

type Props = { object: ObjectBody; references: References; start?: Leaf; onDone: (leaf: Leaf) => void };

/** Field, operator, value. */
export function ConditionForm({ object, references, start, onDone }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const objects = useObjects();
  const [leaf, setLeaf] = useState(start);
  const field = leaf && fieldAt(leaf.field, object, objects);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (leaf && isComplete(leaf)) onDone(leaf);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Select<string>
        aria-label={t('list.field')}
        placeholder={t('list.field')}
        showSearch={{ optionFilterProp: 'label' }}
        autoFocus={!start}
        defaultOpen={!start}
        options={fieldChoices()}
        value={leaf?.field ?? null}
        onChange={(path) => {
          const chosen = fieldAt(path, object, objects);
          if (chosen) setLeaf(freshLeaf(path, chosen));
        }}
      />
      {leaf && field && (
        <>
          <Select<Operator>
            aria-label={t('list.operator')}
            options={operatorsOf(field, leaf).map((value) => ({ value, label: operatorWord(field, value) }))}
            value={leaf.op}
            onChange={(op) => setLeaf({ field: leaf.field, op, ...startValue(op, field.type) })}
          />
          <ValueInput
            key={`${leaf.field} ${leaf.op}`}
            field={field}
            leaf={leaf}
            references={references}
            onChange={(value) => setLeaf({ ...leaf, value })}
          />
        </>
      )}
      <Button type="primary" size="small" htmlType="submit" disabled={!leaf || !isComplete(leaf)}>
        {t('list.apply')}
      </Button>
    </form>
  );

  function operatorWord(of: FieldBody, operator: Operator): string {
    const words = WORDS[locale];
    const isTime = of.type === 'date' || of.type === 'dateTime';
    return ((isTime && words.timeOperators[operator]) || words.operators[operator]).replace(/[::]$/, '');
  }

  function fieldChoices() {
    const own = object.fields.filter((known) => known.type !== 'file');
    const groups = own.flatMap((through) => {
      const target = objects.find((other) => other.key === through.target);
      if (!target || target.key === object.key) return [];
      const label = inLocale(through.labels, locale);
      return [
        {
          label,
          options: target.fields
            .filter((far) => !far.system && far.type !== 'file')
            .map((far) => ({
              value: `${through.key}.${far.key}`,
              label: `${label}${WORDS[locale].of}${inLocale(far.labels, locale)}`,
            })),
        },
      ];
    });
    return [
      {
        label: inLocale(object.labels, locale),
        options: own.map((known) => ({ value: known.key, label: inLocale(known.labels, locale) })),
      },
      ...groups,
    ];
  }
}

/** What a link from elsewhere asks with stands too, though the builder would not offer it. */
function operatorsOf(field: FieldBody, leaf: Leaf): Operator[] {
  return [...new Set([...operatorsFor(field.type), leaf.op])];
}
