import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeasureCatalogue, useMeasureRecords, useMeasures } from '../../../api/measures.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { SearchIcon } from '../../../ui/icons.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { Empty, ErrorState, Loading } from '../../../ui/states.tsx';
import { DefinitionList } from '../figure/DefinitionList.tsx';
import { definitionOf } from '../figure/definition.ts';
import { type Drill, drillText } from '../figure/drill.ts';
import { KPIS } from '../kpis/kpis.ts';
import { TrendOfKpi } from '../kpis/TrendOfKpi.tsx';
import { useCockpit } from '../scope/CockpitContext.ts';
import { question } from '../scope/questions.ts';
import { valuesOf } from './cell.ts';
import { DEAL_COLUMNS, LEAD_COLUMNS } from './columns.ts';
import { DealTable } from './DealTable.tsx';
import { LeadTable } from './LeadTable.tsx';
import { RecordActions } from './RecordActions.tsx';
import styles from './RecordsOfCell.module.css';
import { useCell } from './useCell.ts';

const NO_CELL = { part: 'none' };
const CLOSED = new Set(['won', 'lost', 'invalid', 'wonEarly', 'wonLate']);

/** All records that a number counts, its sibling parts one tap away, and how it is counted. */
export function RecordsOfCell({ drill }: { drill: Drill }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { scope } = useCockpit();
  const query = question(scope, drill.question);
  const leads = query.measure === 'endToEnd';
  const cell = useCell(drill);
  const records = useMeasureRecords(
    query,
    cell ?? NO_CELL,
    leads ? LEAD_COLUMNS : DEAL_COLUMNS,
    undefined,
    cell !== undefined,
  );
  const kpi = KPIS.find(({ drill: own }) => own.question === drill.question);
  if (records.error) return <ErrorState error={records.error} onRetry={() => void records.refetch()} />;
  const pages = records.data?.pages ?? [];
  const count = pages[0]?.count;
  const byId = new Map(pages.flatMap((page) => page.records).map((record) => [record.id, record]));
  const items = pages
    .flatMap((page) => page.items)
    .flatMap(({ id, visit }) => {
      const record = byId.get(id);
      return record ? [{ id, record, visit }] : [];
    });
  const references = Object.assign({}, ...pages.map((page) => page.references));
  const kind = kindOf(query.measure, drill.part);
  return (
    <>
      {kpi && <TrendOfKpi kpi={kpi} />}
      <div className={styles.head}>
        <p className={styles.count} role="status">
          {count === undefined
            ? '\u00a0'
            : t(leads ? 'cockpit.leadCount' : kind === 'visit' ? 'cockpit.visitCount' : 'cockpit.deals', {
                count,
                number: format.number(count),
              })}
        </p>
        <Parts drill={drill} />
        <How drill={drill} />
        {cell && <RecordActions drill={drill} cell={cell} />}
      </div>
      {records.isPending && <Loading lines={12} />}
      {count === 0 && <Empty icon={SearchIcon} title={t('cockpit.noRecords')} />}
      {items.length > 0 &&
        (leads ? (
          <LeadTable items={items} references={references} />
        ) : (
          <DealTable items={items} references={references} kind={kind} />
        ))}
      {records.hasNextPage && (
        <div className={styles.more}>
          <Button loading={records.isFetchingNextPage} onClick={() => void records.fetchNextPage()}>
            {t('cockpit.more', { shown: format.number(items.length), total: format.number(count ?? 0) })}
          </Button>
        </div>
      )}
    </>
  );
}

function kindOf(measure: string, part: string): 'visit' | 'closed' | 'open' {
  if (measure === 'dwell') return 'visit';
  return CLOSED.has(part) ? 'closed' : 'open';
}

/** Entered, advanced, lost, still: the countable parts of the same cell. */
function Parts({ drill }: { drill: Drill }) {
  const { t } = useTranslation();
  const { scope, change } = useCockpit();
  const format = useFormat();
  const query = question(scope, drill.question);
  const catalogue = useMeasureCatalogue().data;
  const answer = useMeasures([query]).data?.[0];
  const values = answer && valuesOf(answer, drill.keys);
  const parts = catalogue && definitionOf(catalogue, query, format.locale)?.parts;
  const shown = parts?.filter(({ key }) => Number(values?.[key] ?? 0) > 0 || key === drill.part) ?? [];
  if (shown.length < 2) return null;
  return (
    <Segmented
      size="small"
      aria-label={t('cockpit.partsOfNumber')}
      className={styles.parts ?? ''}
      value={drill.part}
      options={shown.map(({ key, name }) => ({
        value: key,
        label: `${name} ${format.number(Number(values?.[key] ?? 0))}`,
      }))}
      onChange={(part) => change({ drill: drillText({ ...drill, part }) })}
    />
  );
}

function How({ drill }: { drill: Drill }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.how} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('cockpit.howCounted')}</summary>
      {open && <DefinitionList drill={drill} />}
    </details>
  );
}
