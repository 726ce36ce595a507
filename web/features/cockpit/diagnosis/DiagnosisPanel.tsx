import { useTranslation } from 'react-i18next';
import { useFunnelChart } from '../../../api/measures.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { Skeleton } from '../Skeleton.tsx';
import { useCockpit } from '../scope/CockpitContext.ts';
import { chartQuestion } from '../scope/questions.ts';
import { Bottleneck } from './Bottleneck.tsx';
import { Concentration } from './Concentration.tsx';
import styles from './DiagnosisPanel.module.css';
import { DwellBars } from './DwellBars.tsx';

/** What is wrong with the funnel, in words: where it leaks beyond chance, what that costs, and at whom. */
export function DiagnosisPanel() {
  const { t } = useTranslation();
  const { scope } = useCockpit();
  const flow = scope.search.mode !== 'snapshot';
  const chart = useFunnelChart(chartQuestion(scope));
  if (chart.error) {
    return (
      <Panel title={t('cockpit.diagnosis')} flush>
        <ErrorState error={chart.error} onRetry={() => void chart.refetch()} />
      </Panel>
    );
  }
  const { data } = chart;
  const worst = data?.steps.find((step) => step.key === data.bottleneck);
  return (
    <Panel title={t('cockpit.diagnosis')} flush className={styles.panel} tour="diagnosis">
      {data ? (
        <>
          {data.steps.every((step) => step.reached.count === 0) ? (
            <section className={styles.finding}>
              <p>{t('cockpit.dx.noData')}</p>
            </section>
          ) : flow ? (
            <Bottleneck chart={data} />
          ) : (
            <section className={styles.finding}>
              <p>{t('cockpit.dx.stockOnly')}</p>
            </section>
          )}
          {flow && worst && <Concentration step={worst} />}
          <DwellBars steps={data.steps} alone={!flow} />
        </>
      ) : (
        <Skeleton height={320} />
      )}
    </Panel>
  );
}
