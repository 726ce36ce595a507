import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition } from '#domain/records/condition.ts';
import { Amount } from '../../../ui/Amount.tsx';
import { Delta } from '../../../ui/Delta.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { useTodayView } from '../TodayContext.ts';
import styles from './month.module.css';

type Figure = { count: number; amount: string };

/** The month so far beside as much of the month before; every number opens its deals. */
export function MonthStrip() {
  const { t } = useTranslation();
  const { today, whose } = useTodayView();
  const { month, stalled, steps } = today;
  const open: Condition = { field: 'stageKind', op: 'eq', value: 'open' };
  const won: Condition[] = [
    { field: 'stageKind', op: 'eq', value: 'won' },
    { field: 'closedAt', op: 'within', value: { period: 'thisMonth' } },
  ];
  const monthEnd = today.day.slice(0, 8) + String(lastDayOf(today.day)).padStart(2, '0');
  return (
    <section className={styles.strip} data-tour="today" aria-label={t('today.month')}>
      <Kpi name={t('today.won')} figure={month.won} before={month.wonBefore} filter={[...whose, ...won]} />
      <Kpi
        name={t('today.created')}
        figure={month.created}
        before={month.createdBefore}
        filter={[...whose, { field: 'createdAt', op: 'within', value: { period: 'thisMonth' } }]}
      />
      <Kpi
        name={t('today.closing')}
        figure={month.closing}
        filter={[...whose, open, { field: 'expectedCloseDate', op: 'lte', value: monthEnd }]}
      >
        {t('today.weighted')} <Amount value={month.closing.weighted} />
      </Kpi>
      <Kpi name={t('today.stalled')} figure={stalled} anchor="stalled">
        {t('today.stalledHint')}
      </Kpi>
      <Kpi
        name={t('today.noStep')}
        figure={{ count: steps.none, amount: '' }}
        filter={[...whose, open, { field: 'nextStepDate', op: 'empty' }]}
      >
        {t('today.noStepHint')}
      </Kpi>
    </section>
  );
}

function lastDayOf(day: string): number {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

type Props = {
  name: string;
  figure: Figure;
  before?: Figure;
  filter?: Condition[];
  /** Instead of a list: the part of the page that tells more. */
  anchor?: string;
  children?: ReactNode;
};

function Kpi({ name, figure, before, filter, anchor, children }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = t('today.deals', { count: figure.count, number: format.number(figure.count) });
  const value = figure.amount === '' ? format.number(figure.count) : <Amount value={figure.amount} />;
  return (
    <div className={styles.kpi}>
      <span className={styles.key}>
        <span className="ellipsis">{name}</span>
        {figure.amount !== '' && <em>{count}</em>}
      </span>
      {anchor ? (
        <a className={styles.value} href={`#${anchor}`}>
          {value}
        </a>
      ) : (
        <Link
          className={styles.value}
          to="/o/$object"
          params={{ object: 'opportunity' }}
          search={{ filter: { all: filter ?? [] } }}
        >
          {value}
        </Link>
      )}
      <span className={styles.foot}>{before ? <Before figure={figure} before={before} /> : children}</span>
    </div>
  );
}

function Before({ figure, before }: { figure: Figure; before: Figure }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [now, then] = [Number(figure.amount), Number(before.amount)];
  if (then === 0) return t('today.nothingBefore');
  return (
    <>
      <Delta change={now - then} text={format.percent(Math.abs(now / then - 1), 0)} />
      <span className={styles.against}>{t('today.against', { amount: format.amount(before.amount) })}</span>
    </>
  );
}
