import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '#domain/kernel/calendar.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useTodayView } from '../TodayContext.ts';
import styles from '../today.module.css';
import { DealRow } from './DealRow.tsx';

/** Deals whose next step was due by today. */
export function StepsPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const { today, whose } = useTodayView();
  const { steps, day } = today;
  return (
    <Panel
      flush
      title={t('today.steps')}
      sub={steps.due > 0 && t('today.deals', { count: steps.due, number: steps.due })}
    >
      {steps.items.length === 0 && <p className={styles.none}>{t('today.noSteps')}</p>}
      <ul className={styles.rows}>
        {steps.items.map((deal) => {
          const due = String(deal.values.nextStepDate);
          const late = daysBetween(due, day);
          return (
            <DealRow key={deal.id} deal={deal} first={String(deal.values.nextStep ?? t('today.stepUnnamed'))}>
              <span className={cx(styles.small, late > 0 && styles.late)}>
                {late > 0 ? t('today.overdueBy', { count: late }) : format.day(due)}
              </span>
            </DealRow>
          );
        })}
      </ul>
      {steps.due > steps.items.length && (
        <p className={styles.more}>
          <Link
            to="/o/$object"
            params={{ object: 'opportunity' }}
            search={{
              filter: {
                all: [
                  ...whose,
                  { field: 'stageKind', op: 'eq', value: 'open' },
                  { field: 'nextStepDate', op: 'lte', value: day },
                ],
              },
              sort: 'nextStepDate',
            }}
          >
            {t('today.all', { count: steps.due })}
          </Link>
        </p>
      )}
    </Panel>
  );
}
