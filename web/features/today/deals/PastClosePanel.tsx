import { useTranslation } from 'react-i18next';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useTodayView } from '../TodayContext.ts';
import styles from '../today.module.css';
import { DealRow } from './DealRow.tsx';

/** Open deals that should have closed by now: their date is no longer true. Nothing where there are none. */
export function PastClosePanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const { today } = useTodayView();
  const { pastClose } = today;
  if (pastClose.count === 0) return null;
  return (
    <Panel
      flush
      title={t('today.pastClose')}
      sub={`${t('today.deals', { count: pastClose.count, number: format.number(pastClose.count) })} · ${format.amount(pastClose.amount)}`}
    >
      <ul className={styles.rows}>
        {pastClose.items.slice(0, 5).map((deal) => (
          <DealRow key={deal.id} deal={deal}>
            <span className={cx(styles.small, styles.late)}>
              {t('today.expected', { date: format.date(String(deal.values.expectedCloseDate)) })}
            </span>
          </DealRow>
        ))}
      </ul>
    </Panel>
  );
}
