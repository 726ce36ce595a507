import { useTranslation } from 'react-i18next';
import type { CellProps } from '../types.ts';
import { phoneText } from './phoneText.ts';

export function Cell({ value }: CellProps) {
  const { t } = useTranslation();
  const number = phoneText(String(value));
  return (
    <a href={`tel:${String(value)}`} aria-label={t('fields.call', { number })} className="ellipsis">
      {number}
    </a>
  );
}
