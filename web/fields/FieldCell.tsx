import { useTranslation } from 'react-i18next';
import type { FieldValue } from '#domain/objects/types.ts';
import { cells } from './cells.ts';
import type { CellProps } from './types.ts';

/** A field's value as it reads; a dash where there is none. */
export function FieldCell({ value, ...rest }: Omit<CellProps, 'value'> & { value: FieldValue | undefined }) {
  const { t } = useTranslation();
  if (isEmpty(value)) return <span className="tone-quiet">{t('fields.empty')}</span>;
  const Cell = cells[rest.field.type];
  return <Cell value={value} {...rest} />;
}

function isEmpty(value: FieldValue | undefined): value is null | undefined {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
