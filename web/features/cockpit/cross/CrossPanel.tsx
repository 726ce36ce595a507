import { useTranslation } from 'react-i18next';
import { useMeasureCatalogue, useMeasures } from '../../../api/measures.ts';
import { usePhone } from '../../../browser/useMediaQuery.ts';
import { ChoiceList, FilterChip } from '../../../ui/FilterChip.tsx';
import { CockpitIcon } from '../../../ui/icons.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { Empty, ErrorState } from '../../../ui/states.tsx';
import { Skeleton } from '../Skeleton.tsx';
import { useCockpit } from '../scope/CockpitContext.ts';
import { OUTCOMES, question } from '../scope/questions.ts';
import type { Scope } from '../scope/scope.ts';
import { CROSS_VALUES, type CrossValue } from '../search.ts';
import styles from './CrossPanel.module.css';
import { CrossTable } from './CrossTable.tsx';
import { type Cross, crossTable, outcomeTable } from './crossTable.ts';
import { useColumns } from './useColumns.ts';

/** Any dimension against the stages, the outcomes or another dimension. */
export function CrossPanel() {
  const { t } = useTranslation();
  const phone = usePhone();
  const { scope, change } = useCockpit();
  const offered = useMeasureCatalogue().data?.dimensions.opportunity ?? [];
  const { rows = 'department', columns, value = 'open' } = scope.search;
  const stages = { key: scope.step, label: t(scope.funnel ? 'cockpit.stage' : 'cockpit.phase') };
  const dimensions = offered.filter(({ key }) => !NOT_OFFERED.has(key));
  // Line items split amounts; how far a deal comes they do not split.
  const rowChoices = dimensions.filter(({ key }) => key !== columns && (key !== LINES || columns || value === 'open'));
  const nameOf = (key: string) =>
    key === OUTCOMES ? t('cockpit.outcome') : (offered.find((one) => one.key === key)?.label ?? stages.label);
  const columnKey = columns ?? scope.step;
  const controls = (
    <div className={styles.controls}>
      <FilterChip label={t('cockpit.rows')} value={nameOf(rows)}>
        {(close) => (
          <ChoiceList
            choices={rowChoices}
            value={rows}
            onChoose={(key) => {
              close();
              change({ rows: key === 'department' ? undefined : key });
            }}
          />
        )}
      </FilterChip>
      <FilterChip label={t('cockpit.columns')} value={columns ? nameOf(columns) : stages.label}>
        {(close) => (
          <ChoiceList
            choices={[
              stages,
              { key: OUTCOMES, label: t('cockpit.outcome') },
              ...dimensions.filter(({ key }) => key !== rows),
            ]}
            value={columnKey}
            onChoose={(key) => {
              close();
              change({ columns: key === scope.step ? undefined : key });
            }}
          />
        )}
      </FilterChip>
      {!columns && (
        <Segmented
          size="small"
          aria-label={t('cockpit.value')}
          options={CROSS_VALUES.map((key) => ({ value: key, label: t(`cockpit.values.${key}`) }))}
          value={value}
          onChange={(next) =>
            change({
              value: next === 'open' ? undefined : (next as CrossValue),
              ...(rows === LINES && next !== 'open' ? { rows: undefined } : {}),
            })
          }
        />
      )}
    </div>
  );
  return (
    <Panel
      flush
      sub={(rows === LINES || columns === LINES) && t('cockpit.countsOverlap')}
      title={t('cockpit.by', { rows: nameOf(rows), columns: columns ? nameOf(columns) : stages.label })}
      extra={!phone && controls}
    >
      {phone && controls}
      <CrossContent scope={scope} rowsLabel={nameOf(rows)} />
    </Panel>
  );
}

const LINES = 'lineProduct';

/** Times need a window's basis, and steps are the columns already. */
const NOT_OFFERED = new Set([
  'stage',
  'phase',
  'month',
  'quarter',
  'year',
  'stageKind',
  'lead',
  'decisionMaker',
  'account',
]);

function CrossContent({ scope, rowsLabel }: { scope: Scope; rowsLabel: string }) {
  const { t } = useTranslation();
  const outcomes = scope.search.columns === OUTCOMES;
  const kind = kindOf(scope);
  const asked = outcomes
    ? [question(scope, 'crossRows')]
    : [
        question(scope, 'cross'),
        question(scope, 'crossColumns'),
        ...(kind === 'stock' ? [question(scope, 'crossRows'), question(scope, 'crossAll')] : []),
      ];
  const answer = useMeasures(asked);
  const columns = useColumns(answer.data?.[1]);
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Skeleton height={500} />;
  const table = build();
  if (!table || table.lines.length === 0)
    return <Empty icon={CockpitIcon} title={t('cockpit.crossEmpty')} hint={t('cockpit.crossEmptyHint')} />;
  return <CrossTable table={table} rowsLabel={rowsLabel} />;

  function build(): Cross | undefined {
    const [cells, edge, rows, all] = answer.data ?? [];
    if (!cells) return undefined;
    if (outcomes) {
      const names = ['won', 'lost', 'invalid', 'rate', 'wonAmount'] as const;
      return outcomeTable(cells, Object.fromEntries(names.map((name) => [name, t(`cockpit.outcomeColumns.${name}`)])));
    }
    return crossTable({ cells, rows, columns: edge, all }, columns, kind);
  }
}

function kindOf({ search }: Scope): 'stock' | 'advance' | 'dwell' {
  if (search.columns || !search.value || search.value === 'open') return 'stock';
  return search.value;
}
