import type { FieldBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import type { FieldValue } from '#domain/objects/types.ts';
import { FieldCell, type References } from '../../../fields/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { ArrowRightIcon } from '../../../ui/icons.tsx';
import { isEmptyValue } from '../details/shownFields.ts';

type Props = { field: FieldBody; before: unknown; after: unknown; references: References; named: boolean };

/** `26 万 → 386 万`; where nothing was before, only what is now. */
export function ChangedField({ field, before, after, references, named }: Props) {
  const { locale } = useFormat();
  const cell = (value: unknown) => <FieldCell field={field} value={value as FieldValue} references={references} />;
  return (
    <div>
      <dt className={named ? undefined : 'visually-hidden'}>{inLocale(field.labels, locale)}</dt>
      <dd>
        {!isEmptyValue(before as FieldValue) && (
          <>
            <s>{cell(before)}</s>
            <ArrowRightIcon size={12} />
          </>
        )}
        {cell(after)}
      </dd>
    </div>
  );
}
