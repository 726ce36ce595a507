import { Alert, Button, Popconfirm, Progress } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DryRunReport, InspectionBody } from '#contract/exchange.ts';
import { isApiError } from '../../../api/apiError.ts';
import { tryImport } from '../../../api/imports.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { CheckIcon } from '../../../ui/icons.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Empty } from '../../../ui/states.tsx';
import styles from '../importing.module.css';
import { useImportables } from '../useObjectNames.ts';
import { type DraftPlan, toPlan } from './draft.ts';
import { PreviewTable } from './PreviewTable.tsx';
import { ProblemCard } from './ProblemCard.tsx';
import { StagesCard } from './StagesCard.tsx';

type Props = {
  upload: string;
  history: string | undefined;
  plan: DraftPlan;
  inspection: InspectionBody;
  onPlan: (plan: DraftPlan) => void;
  onBack: () => void;
  onStart: () => void;
  starting: boolean;
};

/** A trial of the whole file: what would come of it, what is wrong with it, and how to mend that in one go. */
export function CheckStep({ upload, history, plan, inspection, onPlan, onBack, onStart, starting }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { object: find } = useImportables();
  const object = find(plan.object);
  const trial = useTrial(upload, plan, history);
  const { report, error, progress } = trial;
  const isStale = report !== undefined && trial.tried !== plan;
  const written = report ? report.counts.created + report.counts.updated : 0;
  if (!object) return null;
  return (
    <>
      {progress && (
        <Panel>
          <Progress percent={progress} status="active" aria-label={t('importing.checking')} />
          <p className={styles.quiet} aria-live="polite">
            {t('importing.checking')}
          </p>
        </Panel>
      )}
      {error !== undefined && <Refusal error={error} />}
      {report && (
        <>
          <Panel>
            <dl className={styles.figures}>
              {(['created', 'updated', 'skipped', 'refused'] as const).map((key) => (
                <div key={key} data-kind={report.counts[key] > 0 ? key : undefined}>
                  <dt>{t(`importing.would.${key}`)}</dt>
                  <dd>{format.number(report.counts[key])}</dd>
                </div>
              ))}
            </dl>
            <WouldCreate report={report} />
          </Panel>
          {report.stages.length > 0 && <StagesCard words={report.stages} plan={plan} onPlan={onPlan} />}
          {report.groups.length > 0
            ? report.groups
                .filter(({ code }) => code !== 'unknown_stage')
                .map((group) => (
                  <ProblemCard
                    key={`${group.code} ${group.field} ${group.column}`}
                    group={group}
                    object={object}
                    plan={plan}
                    inspection={inspection}
                    onPlan={onPlan}
                  />
                ))
            : written > 0 && <Empty icon={CheckIcon} title={t('importing.noProblems')} />}
          {written === 0 && report.groups.length === 0 && <Empty title={t('importing.nothingToDo')} />}
          <PreviewTable report={report} object={object} plan={plan} />
        </>
      )}
      <div className={styles.actions}>
        <Button onClick={onBack}>{t('importing.back')}</Button>
        <Button onClick={trial.run} type={isStale ? 'primary' : 'default'} loading={progress !== undefined}>
          {t('importing.checkAgain')}
        </Button>
        {report && !isStale && (
          <Popconfirm
            title={t('importing.leaveOutRefused', { n: format.number(report.counts.refused) })}
            okText={t('importing.startAnyway')}
            cancelText={t('common.cancel')}
            disabled={report.counts.refused === 0}
            onConfirm={onStart}
          >
            <Button
              type="primary"
              disabled={written === 0 || progress !== undefined}
              loading={starting}
              onClick={report.counts.refused === 0 ? onStart : undefined}
            >
              {t('importing.start', { n: format.number(written) })}
            </Button>
          </Popconfirm>
        )}
        {isStale && <span className={styles.quiet}>{t('importing.staleHint')}</span>}
      </div>
    </>
  );
}

function WouldCreate({ report }: { report: DryRunReport }) {
  const { t } = useTranslation();
  const { name } = useImportables();
  const format = useFormat();
  return report.wouldCreate.map(({ object, count, examples }) => (
    <p key={object} className={styles.quiet}>
      {t('importing.wouldCreate', {
        n: format.number(count),
        object: name(object),
        examples: examples.join(t('importing.separator')),
      })}
    </p>
  ));
}

function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const issues = isApiError(error) ? (error.issues ?? []) : [];
  return (
    <Alert
      type="error"
      showIcon
      title={isApiError(error) && error.message ? error.message : t('errors.unexpected')}
      description={issues.map(({ field, message }) => `${field ? `${field}: ` : ''}${message}`).join('; ')}
    />
  );
}

/** Tries at once, and again when told; a trial under way ends when the page is left or a newer one begins. */
function useTrial(upload: string, plan: DraftPlan, history: string | undefined) {
  const [state, setState] = useState<{ report?: DryRunReport; error?: unknown; progress?: number; tried?: DraftPlan }>(
    {},
  );
  const ending = useRef<AbortController>(undefined);
  const latest = useRef({ upload, plan, history });
  latest.current = { upload, plan, history };
  const run = useCallback(async () => {
    ending.current?.abort();
    const mine = new AbortController();
    ending.current = mine;
    const { plan: tried, ...where } = latest.current;
    setState((before) => ({ ...(before.report ? { report: before.report } : {}), tried, progress: 1 }));
    try {
      const report = await tryImport(
        { ...where, plan: toPlan(tried) },
        ({ rowsRead, totalRows }) =>
          setState((before) => ({ ...before, progress: Math.max(1, Math.floor((rowsRead / totalRows) * 100)) })),
        mine.signal,
      );
      setState({ report, tried });
    } catch (error) {
      if (!mine.signal.aborted) setState({ error, tried });
    }
  }, []);
  useEffect(() => {
    void run();
    return () => ending.current?.abort();
  }, [run]);
  return { ...state, run: () => void run() };
}
