import { useTranslation } from 'react-i18next';
import type { CellProps } from '../types.ts';

export function Cell({ value }: CellProps) {
  const { t } = useTranslation();
  const address = String(value);
  return (
    <a href={`mailto:${address}`} aria-label={t('fields.writeMail', { address })} className="ellipsis">
      {address}
    </a>
  );
}
