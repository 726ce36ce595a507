import type { CellProps } from '../types.ts';

/** The currency of an amount where it is the record's own, or that of the record it belongs to; else it is the workspace's. */
export function currencyOf({ field, values, references }: Omit<CellProps, 'value'>): string | undefined {
  if (field.currency) return field.currency;
  if (field.key === 'amountInCurrency') return typeof values?.currency === 'string' ? values.currency : undefined;
  return field.currencyOf ? references?.[String(values?.[field.currencyOf])]?.currency : undefined;
}
