import { useTranslation } from 'react-i18next';
import type { MeasureResultBody } from '#contract/measures.ts';
import { useMeasures } from '../../../api/measures.ts';
import { Amount } from '../../../ui/Amount.tsx';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { LeadIcon } from '../../../ui/icons.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Empty, ErrorState } from '../../../ui/states.tsx';
import { Figure } from '../figure/Figure.tsx';
import { useShare } from '../figure/useShare.ts';
import { useSpan } from '../figure/useSpan.ts';
import { Skeleton } from '../Skeleton.tsx';
import { useCockpit } from '../scope/CockpitContext.ts';
import { question } from '../scope/questions.ts';
import styles from './EndToEndPanel.module.css';

const STEPS = ['leads', 'mql', 'salesQualified', 'opportunity', 'customer'] as const;
type Step = (typeof STEPS)[number];
type Values = MeasureResultBody['rows'][number]['values'];

/** From lead to customer, one line a source: how many got how far, and the share of the step before. */
export function EndToEndPanel() {
  const { t } = useTranslation();
  const span = useSpan();
  const { scope } = useCockpit();
  const answer = useMeasures([question(scope, 'endToEnd')]);
  const leftOut = [...(scope.search.funnel ? [t('cockpit.funnel')] : []), ...scope.leadLeftOut];
  return (
    <Panel
      flush
      title={t('cockpit.endToEndTitle')}
      sub={
        <>
          {t('cockpit.endToEndSub', { span: span(scope.period) })}
          {leftOut.length > 0 && ` · ${t('cockpit.leadFilters', { names: leftOut.join(t('cockpit.dx.and')) })}`}
        </>
      }
    >
      {content()}
    </Panel>
  );

  function content() {
    if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
    const result = answer.data?.[0];
    if (!result) return <Skeleton height={320} />;
    if (result.rows.length === 0)
      return <Empty icon={LeadIcon} title={t('cockpit.noLeads')} hint={t('cockpit.noLeadsHint')} />;
    return <Table result={result} />;
  }
}

function Table({ result }: { result: MeasureResultBody }) {
  const { t } = useTranslation();
  const rows = result.rows.toSorted((a, b) => Number(b.values.leads) - Number(a.values.leads));
  const most = Math.max(...rows.map((row) => Number(row.values.leads ?? 0)));
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('cockpit.source')}</th>
            {STEPS.map((step) => (
              <th key={step} scope="col">
                {t(`cockpit.steps.${step}`)}
              </th>
            ))}
            <th scope="col" className={styles.right}>
              {t('cockpit.leadToCustomer')}
            </th>
            <th scope="col" className={styles.right}>
              {t('cockpit.wonAmount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line
              key={row.keys[0]}
              label={row.labels[0] ?? ''}
              keys={[row.keys[0] ?? null]}
              values={row.values}
              most={most}
            />
          ))}
        </tbody>
        {result.total && (
          <tfoot>
            <Line label={t('cockpit.total')} keys={[]} values={result.total} most={Number(result.total.leads ?? 0)} />
          </tfoot>
        )}
      </table>
    </div>
  );
}

type LineProps = { label: string; keys: (string | null)[]; values: Values; most: number };

function Line({ label, keys, values, most }: LineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const percent = useShare();
  const share = (value: Values[string] | undefined) => (typeof value === 'number' ? percent(value) : '–');
  return (
    <tr>
      <th scope="row">{label}</th>
      {STEPS.map((step, index) => (
        <td key={step}>
          <i className={styles.bar} style={{ width: `${barOf(step)}%`, background: `var(--stage-5-${index + 1})` }} />
          <span className={styles.numbers}>
            {figure(step)}
            {step !== 'leads' && <small title={t('cockpit.ofStepBefore')}>{share(values[`${step}Step`])}</small>}
          </span>
        </td>
      ))}
      <td className={styles.right}>{share(values.customerShare)}</td>
      <td className={styles.right}>
        <Amount value={String(values.wonAmount ?? '0')} />
      </td>
    </tr>
  );

  function barOf(step: Step): number {
    const count = Number(values[step] ?? 0);
    return count === 0 || most === 0 ? 0 : Math.max(1, (count / most) * 100);
  }

  function figure(step: Step) {
    const count = Number(values[step] ?? 0);
    if (count === 0) return <span className="tone-quiet">0</span>;
    return (
      <Figure drill={{ question: 'endToEnd', part: step, keys }} label={`${label} · ${t(`cockpit.steps.${step}`)}`}>
        {format.number(count)}
      </Figure>
    );
  }
}
