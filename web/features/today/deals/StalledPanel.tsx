import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RecordBody } from '#contract/records.ts';
import { knownStages } from '#domain/funnels/knownStages.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useDwell } from '../../../api/dwell.ts';
import { cx } from '../../../ui/cx.ts';
import { Days } from '../../../ui/Days.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { OPEN, useTodayView } from '../TodayContext.ts';
import styles from '../today.module.css';
import { DealRow } from './DealRow.tsx';
import { SnoozeButton } from './SnoozeButton.tsx';

/** Deals that stand in their stage for longer than it should take, largest first. */
export function StalledPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const { today, funnels, whose } = useTodayView();
  const dwell = useDwell();
  const { stalled } = today;
  const stageOf = (deal: RecordBody) =>
    funnels
      .filter(({ key }) => key === deal.values.funnel)
      .flatMap(knownStages)
      .find(({ key }) => key === deal.values.stage);
  return (
    <div id="stalled">
      <Panel
        flush
        title={t('today.stalledDeals')}
        sub={
          stalled.count > 0 &&
          `${t('today.deals', { count: stalled.count, number: format.number(stalled.count) })} · ${format.amount(stalled.amount)}`
        }
      >
        {stalled.items.length === 0 && <p className={styles.none}>{t('today.noStalled')}</p>}
        <ul className={styles.rows}>
          {stalled.items.map((deal) => {
            const stage = stageOf(deal);
            const stay = dwell.stayOf(deal.values, today.day);
            return (
              <DealRow key={deal.id} deal={deal}>
                <span className={cx(styles.small, styles.wideOnly)}>
                  {stage && inLocale(stage.names, format.locale)}
                </span>
                {stay && <Days stay={stay} />}
                <SnoozeButton deal={deal} />
              </DealRow>
            );
          })}
        </ul>
        {stalled.count > stalled.items.length && (
          <p className={styles.more}>
            <Link
              to="/o/$object"
              params={{ object: 'opportunity' }}
              search={{ filter: { all: [...whose, OPEN, dwell.stalled(funnels, today.day)] }, sort: '-amount' }}
            >
              {t('today.all', { count: stalled.count })}
            </Link>
          </p>
        )}
      </Panel>
    </div>
  );
}
