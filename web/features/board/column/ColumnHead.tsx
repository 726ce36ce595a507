import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { Amount } from '../../../ui/Amount.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { ArrowRightIcon, ChevronLeftIcon, PlusIcon } from '../../../ui/icons.tsx';
import { useBoardActions } from '../BoardActions.ts';
import { useSelection } from '../select/selection.ts';
import styles from './Column.module.css';
import type { ColumnProps } from './columnProps.ts';

type Props = Pick<ColumnProps, 'stage' | 'column' | 'conversion'> & {
  onFold: () => void;
  /** Its cards stand in lanes below. */
  divided?: boolean;
};

/** Name, count, amount, weighted amount and the share that goes on; a click on the name folds the column. */
export function ColumnHead({ stage, column, conversion, onFold, divided = false }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = inLocale(stage.names, format.locale);
  const { create, mayCreateIn, mayMove } = useBoardActions();
  const selection = useSelection();
  const cards = column.items.flatMap(({ kind, card }) =>
    kind === 'card' ? [{ card, from: stage.key, lane: null }] : [],
  );
  return (
    <header className={styles.head}>
      <h2 className={styles.name}>
        <button type="button" onClick={onFold} title={t('board.fold', { stage: name })} className={styles.fold}>
          <span className="ellipsis">{name}</span>
          <span className={styles.count}>{format.number(column.count)}</span>
          <ChevronLeftIcon size={14} className={styles.foldMark ?? ''} />
        </button>
        {conversion && (
          <span className={styles.conversion} title={t('board.conversionHint', { next: conversion.next })}>
            {format.percent(conversion.share)}
            <ArrowRightIcon size={12} />
          </span>
        )}
        {stage.kind !== 'open' && <span className={styles.conversion}>{t('board.endedThisQuarter')}</span>}
        <span className={styles.tools}>
          {mayMove && !divided && cards.length > 0 && (
            <button
              type="button"
              className={styles.pickAll}
              title={t('board.pickColumnHint', { count: cards.length })}
              onClick={() =>
                cards.every(({ card }) => selection.has(card.id))
                  ? selection.remove(cards.map(({ card }) => card.id))
                  : selection.add(cards)
              }
            >
              {t('board.pickColumn')}
            </button>
          )}
          {mayCreateIn(stage.key) && stage.kind === 'open' && (
            <IconButton
              small
              icon={PlusIcon}
              label={t('board.createIn', { stage: name })}
              onClick={() => create(stage.key)}
            />
          )}
        </span>
      </h2>
      {column.amount !== undefined && (
        <p className={styles.amounts}>
          <Amount value={column.amount} strong className={styles.sum ?? ''} />
          {stage.kind === 'open' && column.weightedAmount !== undefined && (
            <span className="ellipsis" title={t('board.weightedHint', { probability: stage.probability })}>
              {t('board.weighted', { amount: format.amount(column.weightedAmount) })}
            </span>
          )}
        </p>
      )}
    </header>
  );
}
