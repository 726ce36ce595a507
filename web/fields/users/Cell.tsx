import { useTranslation } from 'react-i18next';
import { Person } from '../../ui/Avatar.tsx';
import { asList } from '../shared/values.ts';
import type { CellProps } from '../types.ts';
import styles from './users.module.css';

export function Cell({ value, references }: CellProps) {
  const { t } = useTranslation();
  return (
    <span className={styles.people}>
      {asList(value).map((id) => (
        <Person key={id} name={references?.[id]?.title ?? t('fields.unknownUser')} />
      ))}
    </span>
  );
}
