import { useFormat } from '../../ui/FormatProvider.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { optionLabel } from '../shared/optionLabel.ts';
import { asList } from '../shared/values.ts';
import type { CellProps } from '../types.ts';
import styles from './Cell.module.css';

export function Cell({ field, value }: CellProps) {
  const { locale } = useFormat();
  return (
    <span className={styles.tags}>
      {asList(value).map((key) => (
        <Tag key={key}>{optionLabel(field, key, locale)}</Tag>
      ))}
    </span>
  );
}
