import { useTranslation } from 'react-i18next';
import type { CellProps } from '../types.ts';

export function Cell({ value }: CellProps) {
  const { t } = useTranslation();
  return <>{value === true ? t('common.yes') : t('common.no')}</>;
}
