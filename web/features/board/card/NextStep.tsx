import { useTranslation } from 'react-i18next';
import type { CardBody } from '#contract/funnels.ts';
import { daysBetween, parseDay } from '../../../ui/calendar.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { RingIcon } from '../../../ui/icons.tsx';
import styles from './Card.module.css';

/** The next step and when; overdue in red, none said so quietly. */
export function NextStep({ card }: { card: CardBody }) {
  const { t } = useTranslation();
  const format = useFormat();
  const day = card.nextStepDate ? parseDay(card.nextStepDate) : undefined;
  const today = parseDay(format.today());
  const late = day && today ? daysBetween(day, today) : 0;
  return (
    <span className={styles.step}>
      <RingIcon size={13} />
      <span className={card.nextStep ? 'ellipsis' : `${styles.none} ellipsis`}>
        {card.nextStep ?? t('board.noNextStep')}
      </span>
      {card.nextStepDate && (
        <span className={late > 0 ? styles.late : styles.due} title={format.date(card.nextStepDate, 'full')}>
          {late > 0 ? t('board.late', { count: late }) : format.day(card.nextStepDate)}
        </span>
      )}
    </span>
  );
}
