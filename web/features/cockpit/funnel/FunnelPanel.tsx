import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFunnelChart } from '../../../api/measures.ts';
import { useMay } from '../../../api/session.ts';
import { useCreateRecord } from '../../../browser/openRecord.ts';
import { usePhone } from '../../../browser/useMediaQuery.ts';
import { CockpitIcon } from '../../../ui/icons.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { Empty, ErrorState } from '../../../ui/states.tsx';
import { AgeFilter } from '../filters/AgeFilter.tsx';
import { Skeleton } from '../Skeleton.tsx';
import { useCockpit } from '../scope/CockpitContext.ts';
import { chartQuestion } from '../scope/questions.ts';
import { CHART_MODES } from '../search.ts';
import { FunnelChart, pitchOf } from './FunnelChart.tsx';
import styles from './FunnelPanel.module.css';

const AROUND = 118;

/** The funnel: what reached each stage, and what became of it before the next. */
export function FunnelPanel() {
  const { t } = useTranslation();
  const phone = usePhone();
  const { scope, change } = useCockpit();
  const chart = useFunnelChart(chartQuestion(scope));
  const mode = scope.search.mode ?? 'cohort';
  const steps = scope.funnel?.live.stages.filter((stage) => stage.kind === 'open').length ?? 5;
  const controls = (
    <div className={styles.controls}>
      <Segmented
        size="small"
        aria-label={t('cockpit.width')}
        options={[
          { value: 'count', label: t('cockpit.count') },
          { value: 'amount', label: t('cockpit.amount') },
        ]}
        value={scope.search.by ?? 'count'}
        onChange={(by) => change({ by: by === 'amount' ? 'amount' : undefined })}
      />
      <Segmented
        size="small"
        aria-label={t('cockpit.mode')}
        options={CHART_MODES.map((value) => ({ value, label: t(`cockpit.modes.${value}`) }))}
        value={mode}
        onChange={(next) => change({ mode: next === 'cohort' ? undefined : next })}
      />
      {mode === 'cohort' && <AgeFilter />}
    </div>
  );
  return (
    <Panel
      tour="funnel"
      flush
      title={t('cockpit.funnelTitle')}
      sub={
        <span className={styles.sub} title={t(`cockpit.modeHints.${mode}`)}>
          {t(`cockpit.modeHints.${mode}`)}
        </span>
      }
      extra={!phone && controls}
    >
      {phone && controls}
      {content()}
    </Panel>
  );

  function content() {
    if (chart.error) return <ErrorState error={chart.error} onRetry={() => void chart.refetch()} />;
    if (!chart.data) return <Skeleton height={steps * pitchOf(steps) + AROUND} />;
    const nothing = chart.data.steps.every((step) => step.reached.count === 0 && (step.open?.count ?? 0) === 0);
    if (nothing) return <EmptyFunnel />;
    return <FunnelChart chart={chart.data} byAmount={scope.search.by === 'amount'} />;
  }
}

/** Says what would fill the funnel, and opens the first step. */
function EmptyFunnel() {
  const { t } = useTranslation();
  const may = useMay();
  const create = useCreateRecord();
  return (
    <Empty title={t('cockpit.emptyFunnel')} hint={t('cockpit.emptyFunnelHint')} icon={CockpitIcon}>
      {may('opportunity', 'create') && (
        <Button size="small" onClick={() => create('opportunity')}>
          {t('cockpit.createDeal')}
        </Button>
      )}
    </Empty>
  );
}
