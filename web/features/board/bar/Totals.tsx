import { useTranslation } from 'react-i18next';
import { sumDecimals } from '#domain/kernel/decimal.ts';
import { Amount } from '../../../ui/Amount.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import type { ShownColumn } from '../model/placements.ts';
import styles from './BoardBar.module.css';

/** Everything open: how many, how much, how much weighted. */
export function Totals({ columns }: { columns: readonly ShownColumn[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = columns.reduce((sum, column) => sum + column.count, 0);
  const amounts = columns.flatMap((column) => column.amount ?? []);
  const weighted = columns.flatMap((column) => column.weightedAmount ?? []);
  return (
    <p className={styles.totals} role="status">
      <span>
        <b>{format.number(count)}</b> {t('board.countUnit', { count })}
      </span>
      {amounts.length > 0 && (
        <>
          {' · '}
          <Amount value={sumDecimals(amounts)} strong />
          <span className={styles.weighted}>
            {' · '}
            {t('board.weighted', { amount: format.amount(sumDecimals(weighted)) })}
          </span>
        </>
      )}
    </p>
  );
}
