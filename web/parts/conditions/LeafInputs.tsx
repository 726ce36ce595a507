import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import type { Operator } from '#domain/records/condition.ts';
import { operatorWords, WORDS } from '#domain/records/words.ts';
import { useObjects } from '../../api/objects.ts';
import type { References } from '../../fields/index.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { fieldAt, freshLeaf, type Leaf, operatorsFor, startValue } from './parts.ts';
import { useFieldChoices } from './useFieldChoices.ts';
import { ValueInput } from './ValueInput.tsx';

type Props = {
  object: ObjectBody;
  references: References;
  leaf: Leaf | undefined;
  onChange: (leaf: Leaf) => void;
  /** The list of fields stands open: this condition was just begun. */
  begun?: boolean;
};

/** Field, operator, value: the three controls of one condition, as neighbours. */
export function LeafInputs({ object, references, leaf, onChange, begun = false }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const objects = useObjects();
  const choices = useFieldChoices(object);
  const field = leaf && fieldAt(leaf.field, object, objects);
  const words = WORDS[locale];
  const operatorWord = (of: FieldBody, operator: Operator): string =>
    operatorWords(words, operator, of.type).replace(/[:：]$/, '');
  return (
    <>
      <Select<string>
        aria-label={t('conditions.field')}
        placeholder={t('conditions.field')}
        showSearch={{ optionFilterProp: 'label' }}
        autoFocus={begun}
        defaultOpen={begun}
        popupMatchSelectWidth={260}
        options={choices}
        value={leaf?.field ?? null}
        onChange={(path) => {
          const chosen = fieldAt(path, object, objects);
          if (chosen) onChange(freshLeaf(path, chosen));
        }}
      />
      {leaf && field && (
        <>
          <Select<Operator>
            aria-label={t('conditions.operator')}
            options={operatorsOf(field, leaf).map((value) => ({ value, label: operatorWord(field, value) }))}
            value={leaf.op}
            onChange={(op) => onChange({ field: leaf.field, op, ...startValue(op, field.type) })}
          />
          <ValueInput
            key={`${leaf.field} ${leaf.op}`}
            field={field}
            leaf={leaf}
            references={references}
            onChange={(value) => onChange({ ...leaf, value })}
          />
        </>
      )}
    </>
  );
}

/** What a link from elsewhere asks with stands too, though the builder would not offer it. */
function operatorsOf(field: FieldBody, leaf: Leaf): Operator[] {
  return [...new Set([...operatorsFor(field.type), leaf.op])];
}
