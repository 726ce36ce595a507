import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDwell } from '../../../api/dwell.ts';
import { useMeasureRecords, useMeasures } from '../../../api/measures.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Empty, ErrorState } from '../../../ui/states.tsx';
import { drillText } from '../figure/drill.ts';
import { DEAL_COLUMNS } from '../records/columns.ts';
import { DealTable } from '../records/DealTable.tsx';
import { Skeleton } from '../Skeleton.tsx';
import { useCockpit } from '../scope/CockpitContext.ts';
import { question } from '../scope/questions.ts';

const SHOWN = 8;

/** Deals past the dwell limit of their stage on the day of the page, largest first. */
export function StalledPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const { scope, change } = useCockpit();
  const limited = useDwell().hasLimits(scope.funnel ? [scope.funnel] : scope.funnels);
  const asked = question(scope, 'stalled');
  const total = useMeasures([asked], limited).data?.[0]?.total;
  const deals = useMeasureRecords(asked, { part: 'count' }, DEAL_COLUMNS, SHOWN, limited);
  const count = Number(total?.count ?? 0);
  return (
    <Panel
      tour="stalled"
      flush
      title={t('cockpit.stalledTitle')}
      sub={
        total &&
        count > 0 &&
        `${t('cockpit.deals', { count, number: format.number(count) })} · ${format.amount(String(total.amount ?? '0'))}`
      }
      extra={
        count > 0 && (
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
    if (!limited) return <Empty title={t('cockpit.noLimits')} hint={t('cockpit.noLimitsHint')} />;
    if (deals.error) return <ErrorState error={deals.error} onRetry={() => void deals.refetch()} />;
    const page = deals.data?.pages[0];
    if (!page) return <Skeleton height={360} />;
    if (page.count === 0) return <Empty title={t('cockpit.stalledNone')} hint={t('cockpit.stalledNoneHint')} />;
    const items = page.records.map((record) => ({ id: record.id, record }));
    return <DealTable items={items} references={page.references} kind="stalled" />;
  }
}
