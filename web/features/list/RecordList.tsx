import { useState } from 'react';
import type { ObjectBody } from '#contract/objects.ts';
import { useObjects } from '../../api/objects.ts';
import { useRecordPages } from '../../api/records.ts';
import { useMay } from '../../api/session.ts';
import { usePhone } from '../../browser/useMediaQuery.ts';
import { BulkBar } from './BulkBar.tsx';
import { cardFields } from './cardFields.ts';
import { FilterRow } from './filter/FilterRow.tsx';
import { ListHead } from './ListHead.tsx';
import { ListStates } from './ListStates.tsx';
import styles from './list.module.css';
import { listQuery } from './listQuery.ts';
import { RecordCards } from './RecordCards.tsx';
import { RecordTable } from './RecordTable.tsx';
import { useColumns } from './useColumns.ts';
import { useListAddress } from './useListAddress.ts';

export function RecordList({ object }: { object: ObjectBody }) {
  const phone = usePhone();
  const may = useMay();
  const objects = useObjects();
  const { search, change } = useListAddress();
  const columns = useColumns(object);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const shown = phone ? cardFields(object) : columns.fields.map((field) => field.key);
  const pages = useRecordPages(object.key, listQuery(object, objects, search, shown));
  const records = pages.data?.pages.flatMap((page) => page.records) ?? [];
  const references = Object.assign({}, ...(pages.data?.pages ?? []).map((page) => page.references));
  const total = pages.data?.pages[0]?.total;
  const loadMore = pages.hasNextPage && !pages.isFetchingNextPage ? () => void pages.fetchNextPage() : undefined;
  const clear = () => change({ q: undefined, filter: undefined });
  const shared = { object, records, references, total, onEnd: loadMore };
  return (
    <div className={styles.page}>
      <ListHead
        object={object}
        total={total}
        view={search.view}
        onView={(view) => {
          setSelected(new Set());
          change({ view });
        }}
        columns={columns}
      />
      <FilterRow object={object} search={search} references={references} onChange={change} />
      {selected.size > 0 && (
        <BulkBar
          object={object}
          selected={selected}
          inBin={search.view === 'bin'}
          onClear={() => setSelected(new Set())}
        />
      )}
      <div className={styles.body} aria-busy={pages.isFetching}>
        <ListStates
          object={object}
          search={search}
          query={pages}
          isEmpty={records.length === 0}
          references={references}
          onClear={clear}
        >
          {phone ? (
            <RecordCards {...shared} />
          ) : (
            <RecordTable
              {...shared}
              columns={columns.fields}
              sort={search.sort}
              onSort={(sort) => change({ sort })}
              selected={selected}
              onSelect={may(object.key, 'delete') ? setSelected : undefined}
            />
          )}
        </ListStates>
      </div>
    </div>
  );
}
