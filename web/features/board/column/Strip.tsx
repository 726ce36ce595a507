import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import styles from './Column.module.css';
import type { ColumnProps } from './columnProps.ts';

type Props = Pick<ColumnProps, 'stage' | 'column'> & {
  onOpen: () => void;
  /** The count alone, where there is no height for more. */
  short?: boolean;
};

/** A folded column: count, name and amount upright; still a place to drop cards on. */
export function Strip({ stage, column, onOpen, short = false }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = inLocale(stage.names, format.locale);
  return (
    <button
      type="button"
      className={styles.strip}
      aria-expanded={false}
      onClick={onOpen}
      title={t('board.unfold', { stage: name })}
    >
      <span>{format.number(column.count)}</span>
      {!short && <span className={cx(styles.upright, styles.stripName)}>{name}</span>}
      {!short && column.amount !== undefined && (
        <span className={cx(styles.upright, styles.stripAmount)}>{format.amount(column.amount)}</span>
      )}
    </button>
  );
}
