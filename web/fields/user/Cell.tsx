import { useTranslation } from 'react-i18next';
import { Person } from '../../ui/Avatar.tsx';
import type { CellProps } from '../types.ts';

export function Cell({ value, references }: CellProps) {
  const { t } = useTranslation();
  return <Person name={references?.[String(value)]?.title ?? t('fields.unknownUser')} />;
}
