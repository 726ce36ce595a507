import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMeasures } from '../../../api/measures.ts';
import { useRecords } from '../../../api/records.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { ClockIcon } from '../../../ui/icons.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Empty, ErrorState } from '../../../ui/states.tsx';
import { drillText } from '../figure/drill.ts';
import { DEAL_COLUMNS } from '../records/columns.ts';
import { DealTable } from '../records/DealTable.tsx';
import { Skeleton } from '../Skeleton.tsx';
import { useCockpit } from '../scope/CockpitContext.ts';
import { joined } from '../scope/conditions.ts';
import { question } from '../scope/questions.ts';

const SHOWN = 11;

/** Deals past the dwell limit of their stage, largest first. Of today: how long a deal had stood is not kept for past days. */
export function StalledPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const { scope, change } = useCockpit();
  const past = scope.day < scope.today;
  const total = useMeasures([question(scope, 'stalled')], !past).data?.[0]?.total;
  const funnel = scope.funnel && ({ field: 'funnel', op: 'eq', value: scope.funnel.key } as const);
  const deals = useRecords(
    'opportunity',
    {
      filter: joined([scope.ground.filters, funnel, scope.stalled]) ?? scope.stalled,
      sort: [{ field: 'amount', descending: true }],
      limit: SHOWN,
      columns: [...DEAL_COLUMNS],
    },
    !past,
  );
  const count = Number(total?.count ?? 0);
  return (
    <Panel
      flush
      title={t('cockpit.stalledTitle')}
      sub={
        total &&
        count > 0 &&
        !past &&
        `${t('cockpit.deals', { count, number: format.number(count) })} · ${format.amount(String(total.amount ?? '0'))}`
      }
      extra={
        count > 0 &&
        !past && (
          <Button
            type="text"
            size="small"
            onClick={() => change({ drill: drillText({ question: 'stalled', part: 'count', keys: [] }) })}
          >
            {t('cockpit.seeAll', { count, number: format.number(count) })}
          </Button>
        )
      }
    >
      {content()}
    </Panel>
  );

  function content() {
    if (past) return <Empty icon={ClockIcon} title={t('cockpit.stalledPast')} hint={t('cockpit.stalledPastHint')} />;
    if (deals.error) return <ErrorState error={deals.error} onRetry={() => void deals.refetch()} />;
    if (!deals.data) return <Skeleton height={500} />;
    const { records, references } = deals.data;
    if (records.length === 0) return <Empty title={t('cockpit.stalledNone')} hint={t('cockpit.stalledNoneHint')} />;
    return (
      <DealTable items={records.map((record) => ({ id: record.id, record }))} references={references} kind="stalled" />
    );
  }
}
