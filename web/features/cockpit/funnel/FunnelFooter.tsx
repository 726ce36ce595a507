import { useTranslation } from 'react-i18next';
import type { FunnelChartBody } from '#contract/measures.ts';
import { useMeasures } from '../../../api/measures.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Figure } from '../figure/Figure.tsx';
import { useSpan } from '../figure/useSpan.ts';
import { useCockpit } from '../scope/CockpitContext.ts';
import { question } from '../scope/questions.ts';
import styles from './FunnelFooter.module.css';

const PARTS = ['won', 'lost', 'invalid', 'open'] as const;

/** The legend, and the sum: all that was created is won, lost, invalid or open. */
export function FunnelFooter({ chart }: { chart: FunnelChartBody }) {
  const { t } = useTranslation();
  const span = useSpan();
  const { scope } = useCockpit();
  const flow = chart.mode !== 'snapshot';
  const back = chart.steps.some((step) => (step.split?.back.count ?? 0) > 0);
  return (
    <div className={styles.foot}>
      {flow && (
        <>
          <Mark colour="var(--stage-3-2)" label={t('cockpit.advanced')} />
          <Mark colour="var(--lost-soft)" label={t('cockpit.lostOrInvalid')} />
          {back && <Mark colour="var(--risk-soft)" label={t('cockpit.back')} />}
          {chart.mode === 'cohort' && <Mark colour="var(--still-fill)" label={t('cockpit.stillHere')} />}
        </>
      )}
      {chart.baseline && (
        <span className={styles.mark}>
          {flow && <i className={styles.tick} />}
          {scope.baseline?.place
            ? t('cockpit.baselineOf', { name: scope.baseline.place.name })
            : t('cockpit.baselineIs', { span: span(chart.baseline) })}
        </span>
      )}
      <span className="grow" />
      {flow && <CreatedSum />}
    </div>
  );
}

function Mark({ colour, label }: { colour: string; label: string }) {
  return (
    <span className={styles.mark}>
      <i className={styles.square} style={{ background: colour }} />
      {label}
    </span>
  );
}

/** `新建 420 = 48 赢单 + 183 输单 + 189 在途` */
function CreatedSum() {
  const { t } = useTranslation();
  const format = useFormat();
  const { scope } = useCockpit();
  const total = useMeasures([question(scope, 'created')]).data?.[0]?.total;
  if (!total) return <span className={styles.sum}>&nbsp;</span>;
  const number = (part: string) => Number(total[part] ?? 0);
  const figure = (part: string, label: string) => (
    <Figure drill={{ question: 'created', part, keys: [] }} label={`${t('cockpit.createdInPeriod')} · ${label}`}>
      {format.number(number(part))}
    </Figure>
  );
  return (
    <span className={styles.sum}>
      {t('cockpit.createdInPeriod')} {figure('all', t('common.all'))} ={' '}
      {PARTS.filter((part) => number(part) > 0).map((part, index) => (
        <span key={part}>
          {index > 0 && ' + '}
          {figure(part, t(`cockpit.outcomes.${part}`))} {t(`cockpit.outcomes.${part}`)}
        </span>
      ))}
    </span>
  );
}
