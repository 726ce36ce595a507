import { useTranslation } from 'react-i18next';
import { cx } from './cx.ts';
import styles from './Delta.module.css';
import { ArrowDownIcon, ArrowUpIcon, MinusIcon } from './icons.tsx';

type Props = {
  /** The change, for its direction only. */
  change: number;
  /** The change as it is shown, without a sign: `6.4%`, `2.3 点`, `9 天`. */
  text: string;
  /** Less is better, as for cycle and dwell. */
  lowerIsBetter?: boolean;
};

/** A change against the compared period: an arrow, the amount, green or crimson by what it means. */
export function Delta({ change, text, lowerIsBetter = false }: Props) {
  const { t } = useTranslation();
  if (change === 0) {
    return (
      <span className={cx(styles.delta, 'tone-quiet')}>
        <MinusIcon size={12} />
        {t('common.unchanged')}
      </span>
    );
  }
  const rises = change > 0;
  const Arrow = rises ? ArrowUpIcon : ArrowDownIcon;
  return (
    <span className={cx(styles.delta, rises === lowerIsBetter ? 'tone-lost' : 'tone-won')}>
      <Arrow size={12} />
      <span aria-hidden="true">{text}</span>
      <span className="visually-hidden">
        {rises ? t('common.up', { value: text }) : t('common.down', { value: text })}
      </span>
    </span>
  );
}
