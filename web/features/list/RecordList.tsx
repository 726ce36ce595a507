import type { ObjectBody } from '#contract/objects.ts';
import { useObjects } from '../../api/objects.ts';
import { useRecordWindow } from '../../api/recordWindow.ts';
import { useMay, useSession } from '../../api/session.ts';
import type { ViewSettings } from '../../api/views.ts';
import { useKeepTrail } from '../../browser/trail.ts';
import { usePhone } from '../../browser/useMediaQuery.ts';
import { FilterBar, QuickText } from '../../parts/conditions/index.ts';
import { useOpenWithDefault, ViewMenu } from '../../parts/views/index.ts';
import { BatchChip } from './BatchChip.tsx';
import { BulkBar } from './bulk/BulkBar.tsx';
import { ColumnChooser } from './ColumnChooser.tsx';
import { cardFields } from './cardFields.ts';
import { ExportButton } from './ExportButton.tsx';
import { useCellEdits } from './edit/useCellEdits.ts';
import { ListHead } from './ListHead.tsx';
import { ListStates } from './ListStates.tsx';
import styles from './list.module.css';
import { listQuery } from './listQuery.ts';
import { RecordCards } from './RecordCards.tsx';
import { SortChooser } from './SortChooser.tsx';
import { listSearch } from './search.ts';
import { isSlowSort } from './slowSort.ts';
import { DEFAULT_SORT, parseSorts, type Sort, sortsText } from './sorts.ts';
import { RecordTable } from './table/RecordTable.tsx';
import { useLayout } from './useLayout.ts';
import { useListAddress } from './useListAddress.ts';
import { useSelection } from './useSelection.ts';

const BARE = {
  q: undefined,
  sort: undefined,
  filter: undefined,
  view: undefined,
  cols: undefined,
  v: undefined,
  batch: undefined,
};

export function RecordList({ object }: { object: ObjectBody }) {
  const phone = usePhone();
  const may = useMay();
  const { abilities } = useSession();
  const objects = useObjects();
  const { search, change } = useListAddress();
  const columns = useLayout(object, search, change);
  const inBin = search.view === 'bin';
  const shown = phone ? cardFields(object) : columns.fields.map((field) => field.key);
  const query = listQuery(object, objects, search, shown);
  const list = useRecordWindow(object.key, query);
  useKeepTrail(object.key, list.heldIds);
  const selection = useSelection(JSON.stringify([object.key, query.filter, inBin]));
  const edits = useCellEdits(object, !inBin);
  const asked = parseSorts(search.sort, object);
  const sorts = asked.length > 0 ? asked : DEFAULT_SORT;
  const onSorts = (next: readonly Sort[]) => change({ sort: sortsText(next) });
  const isSlow = isSlowSort(object, sorts, list.total);
  const place = `list:${object.key}`;
  const apply = (settings: ViewSettings, v: string | undefined) => change({ ...BARE, ...listSearch(settings), v });
  const { q, sort, filter, view, batch } = search;
  // A view holds what its page shows: also the columns that this browser alone remembered.
  const settings: ViewSettings = { q, sort, filter, view, cols: columns.text };
  useOpenWithDefault(place, !q && !sort && !filter && !view && !search.cols && !search.v && !batch, apply);
  const isSelecting = selection.ids.size > 0;
  const selectable = !phone && (may(object.key, 'delete') || may(object.key, 'update'));
  return (
    <div className={styles.page}>
      <ListHead object={object} total={list.total} view={view} onView={(next) => change({ view: next })}>
        {!phone && abilities.includes('export') && !inBin && (
          <ExportButton object={object} query={query} columns={columns.fields.map(({ key }) => key)} />
        )}
        {!phone && <ColumnChooser object={object} columns={columns} />}
      </ListHead>
      <div className={styles.tools}>
        {/* What is done with a selection stands in its place, so that no row moves under the pointer. */}
        <div inert={isSelecting}>
          <FilterBar
            object={object}
            value={filter}
            references={list.references}
            onChange={(next) => change({ filter: next })}
          >
            <ViewMenu place={place} settings={settings} onApply={apply} activeId={search.v} />
            <SortChooser object={object} sorts={sorts} onSorts={onSorts} isSlow={isSlow} />
            <QuickText object={object} q={q} onChange={(text) => change({ q: text })} />
            {batch !== undefined && <BatchChip batch={batch} onClear={() => change({ batch: undefined })} />}
          </FilterBar>
        </div>
        {isSelecting && (
          <BulkBar object={object} query={query} total={list.total} selection={selection} inBin={inBin} edits={edits} />
        )}
      </div>
      <div className={styles.body} aria-busy={list.isFetching}>
        <ListStates
          object={object}
          search={search}
          query={list}
          isEmpty={list.rowCount === 0 && list.data !== undefined}
          references={list.references}
          onQuickOrder={isSlow ? () => change({ sort: undefined }) : undefined}
          onClear={() => change({ q: undefined, filter: undefined, batch: undefined })}
        >
          {phone ? (
            <RecordCards object={object} list={list} />
          ) : (
            <RecordTable
              object={object}
              list={list}
              columns={columns}
              sorts={sorts}
              onSorts={onSorts}
              selection={selection}
              selectable={selectable}
              edits={edits}
            />
          )}
        </ListStates>
      </div>
    </div>
  );
}
