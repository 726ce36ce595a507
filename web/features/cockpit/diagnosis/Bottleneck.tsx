import { Trans, useTranslation } from 'react-i18next';
import type { FunnelChartBody } from '#contract/measures.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { AlertIcon, CheckIcon } from '../../../ui/icons.tsx';
import { usePoints, useShare } from '../figure/useShare.ts';
import styles from './DiagnosisPanel.module.css';

type Step = FunnelChartBody['steps'][number];

/** The stage whose conversion fell beyond chance and costs most, or that there is none. */
export function Bottleneck({ chart }: { chart: FunnelChartBody }) {
  const { t } = useTranslation();
  const at = chart.steps.findIndex((step) => step.key === chart.bottleneck);
  const step = chart.steps[at];
  if (!step?.diagnosis) {
    return (
      <section className={styles.finding}>
        <h3>
          <CheckIcon size={16} className="tone-won" />
          {t('cockpit.dx.none')}
        </h3>
        <p>{t(chart.baseline ? 'cockpit.dx.noneHint' : 'cockpit.dx.noBaseline')}</p>
      </section>
    );
  }
  return <Found step={step} next={chart.steps[at + 1]?.name ?? ''} others={othersOf(chart)} />;
}

/** Further stages that fell beyond chance. */
const othersOf = (chart: FunnelChartBody): string[] =>
  chart.steps.filter((step) => step.diagnosis?.bottleneck && step.key !== chart.bottleneck).map((step) => step.name);

function Found({ step, next, others }: { step: Step; next: string; others: string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rate, baselineRate, change, pValue, cost, winChanceAfter } = step.diagnosis as NonNullable<Step['diagnosis']>;
  const { number, unit } = format.amountParts(cost ?? '0');
  const points = usePoints();
  const toShare = useShare();
  const percent = (share: number | null) => toShare(share ?? 0);
  return (
    <section className={styles.finding}>
      <h3>
        <AlertIcon size={16} className="tone-lost" />
        {t('cockpit.dx.bottleneck', { from: step.name, to: next })}
      </h3>
      {cost !== null && (
        <p className={styles.cost} title={format.exactAmount(cost)}>
          <b className="tone-lost">{number}</b>
          {t('cockpit.dx.cost', { unit })}
        </p>
      )}
      <p>
        <Trans
          i18nKey="cockpit.dx.fell"
          values={{
            rate: percent(rate),
            baseline: percent(baselineRate),
            points: points((change ?? 0) * 100),
          }}
          components={{ b: <b /> }}
        />
        {chanceWords(pValue)}
      </p>
      {others.length > 0 && <p>{t('cockpit.dx.others', { names: others.join(t('cockpit.dx.and')) })}</p>}
      <details className={styles.how}>
        <summary>{t('cockpit.dx.how')}</summary>
        <p>
          {t('cockpit.dx.howWords', {
            points: points((change ?? 0) * 100),
            amount: format.amount(step.reached.amount),
            chance: percent(winChanceAfter),
          })}
        </p>
      </details>
    </section>
  );

  function chanceWords(p: number | null): string {
    if (p === null) return '';
    return p < 0.001 ? t('cockpit.dx.chanceTiny') : t('cockpit.dx.chance', { p: format.number(p, 3) });
  }
}
