import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Chance, chanceOf } from '#domain/funnels/chance.ts';
import { daysBetween } from '#domain/kernel/calendar.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { FieldCell } from '../../../fields/index.ts';
import { Amount } from '../../../ui/Amount.tsx';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { fieldIn, useHere } from '../here.ts';
import styles from './head.module.css';

/** Fields that stand in the head, per object; a deal has its own. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  lead: ['source', 'company', 'createdAt'],
  account: ['status', 'level', 'region'],
  contact: ['title', 'mobile'],
  product: ['unitPrice', 'line'],
  campaign: ['startDate', 'cost'],
  task: ['dueDate', 'priority'],
};

export function Figures() {
  const { object } = useHere();
  return object.key === 'opportunity' ? <DealFigures /> : <FieldFigures />;
}

function DealFigures() {
  const format = useFormat();
  const { object, record, journey } = useHere();
  const { amount, currency, amountInCurrency, expectedCloseDate, closedAt } = record.values;
  const stage = journey?.funnel.live.stages.find((known) => known.key === journey.stage);
  const label = (key: string) => inLocale(fieldIn(object, key)?.labels ?? { 'zh-CN': key }, format.locale);
  return (
    <dl className={styles.figures}>
      <Figure label={label('amount')}>
        <Amount value={amount === null || amount === undefined ? null : String(amount)} strong />
        {currency && amountInCurrency ? (
          <small
            className="tone-quiet"
            style={{ fontWeight: 400 }}
          >{` ${format.exactAmount(String(amountInCurrency), String(currency))}`}</small>
        ) : null}
      </Figure>
      {stage?.kind === 'open' && <WinChance {...chanceOf(stage, journey?.funnel.learning)} />}
      {stage && stage.kind !== 'open' && closedAt ? (
        <Figure label={label('closedAt')}>{format.date(String(closedAt), 'full')}</Figure>
      ) : (
        <Figure label={label('expectedCloseDate')}>
          {expectedCloseDate ? <CloseDate day={String(expectedCloseDate)} /> : <span className="tone-quiet">–</span>}
        </Figure>
      )}
    </dl>
  );
}

/** Where it is learned, from how much. */
function WinChance({ percent, learned, closings }: Chance) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Figure label={t('record.winProbability')}>
      {format.percent(percent / 100)}
      {learned && <small className={styles.away}>{t('record.learnedFrom', { count: closings })}</small>}
    </Figure>
  );
}

/** The day, and how far away it is; past it in red, since the deal is still open. */
function CloseDate({ day }: { day: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const away = daysBetween(format.today(), day);
  return (
    <>
      {format.date(day)}
      <small className={cx(styles.away, away < 0 && styles.late)}>
        {away < 0 ? t('record.overdueBy', { count: -away }) : t('record.daysLeft', { count: away })}
      </small>
    </>
  );
}

function FieldFigures() {
  const { locale } = useFormat();
  const { object, record, references } = useHere();
  const shown = (FIELDS[object.key] ?? []).flatMap((key) => fieldIn(object, key) ?? []);
  if (shown.length === 0) return null;
  return (
    <dl className={styles.figures}>
      {shown.map((field) => (
        <Figure key={field.key} label={inLocale(field.labels, locale)} small>
          <FieldCell field={field} value={record.values[field.key]} values={record.values} references={references} />
        </Figure>
      ))}
    </dl>
  );
}

function Figure({ label, small, children }: { label: string; small?: boolean; children: ReactNode }) {
  return (
    <div data-small={small || undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
