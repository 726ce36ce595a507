import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import type { StageReasons } from '#domain/funnels/reasons.ts';
import type { FieldValue, RecordValues } from '#domain/objects/types.ts';
import { FormField, type References } from '../../fields/index.ts';
import { partsOf } from './reasonField.ts';

type Props = {
  object: ObjectBody;
  reasons: StageReasons;
  values: RecordValues;
  references: References;
  errorOf?: (field: string) => string | undefined;
  onChange: (field: string, value: FieldValue) => void;
};

/** What the reason that is given asks beside: its sub-reasons, who won it, some words. They come below it. */
export function ReasonParts({ object, reasons, values, references, errorOf, onChange }: Props) {
  const { t } = useTranslation();
  return partsOf(object, reasons, values).map(({ field, demanded }) => (
    <FormField
      key={field.key}
      field={field}
      value={values[field.key] ?? null}
      references={references}
      required={demanded}
      help={demanded ? t('gates.reasonNeeds') : t('gates.beside')}
      error={errorOf?.(field.key)}
      onChange={(value) => onChange(field.key, value)}
    />
  ));
}
