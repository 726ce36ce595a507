import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import type { RecordBody } from '#contract/records.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import type { RecordWindow } from '../../../api/recordWindow.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import type { CellEdits } from '../edit/useCellEdits.ts';
import { freezeUpTo, moveColumn, resizeColumn, resizeTitle, showColumn } from '../layout.ts';
import { type Sort, toggleSort } from '../sorts.ts';
import type { LayoutState } from '../useLayout.ts';
import type { Selection } from '../useSelection.ts';
import { ColumnHeader } from './ColumnHeader.tsx';
import { CHECK_WIDTH, placesOf } from './places.ts';
import styles from './RecordTable.module.css';
import { TableRow } from './TableRow.tsx';
import { useGridKeys } from './useGridKeys.ts';
import { useWidth } from './useWidth.ts';

/** As the style sheet has it for the reader's density (ui/base.css). */
const rowHeight = () => Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue('--row-h'), 10);
/** Browsers draw nothing taller than some 17 million px: beyond this one sorts or filters to get there. */
const MOST_ROWS = 400_000;

type Props = {
  object: ObjectBody;
  list: RecordWindow;
  columns: LayoutState;
  sorts: readonly Sort[];
  onSorts: (sorts: readonly Sort[]) => void;
  selection: Selection;
  /** Whether anything can be done with a selection. */
  selectable: boolean;
  edits: CellEdits;
};

/** A table that draws only the rows in sight. Arrows go from cell to cell, Enter or F2 changes one. */
export function RecordTable({ object, list, columns, sorts, onSorts, selection, selectable, edits }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const available = useWidth(scroller);
  const virtual = useVirtualizer({
    count: Math.min(list.rowCount, MOST_ROWS),
    getScrollElement: () => scroller.current,
    estimateSize: rowHeight,
    overscan: 12,
  });
  const rows = virtual.getVirtualItems();
  const first = rows[0]?.index ?? 0;
  const last = rows.at(-1)?.index ?? 0;
  const { onRange } = list;
  useEffect(() => onRange(first, last), [first, last, onRange]);
  const { layout, fields, put } = columns;
  const titleField = object.fields.find((field) => field.key === object.titleField) as FieldBody;
  const places = placesOf(layout, fields, selectable, available);
  const shown = rows.flatMap((row) => list.rowAt(row.index) ?? []);
  const all = shown.length > 0 && shown.every((record) => selection.ids.has(record.id));
  const keys = useGridKeys({
    object: object.key,
    rows: list.rowCount,
    columns: fields.length + 1,
    scrollTo: virtual.scrollToIndex,
    edits,
  });
  const header = {
    sorts,
    onSort: (field: string, add: boolean) => onSorts(toggleSort(sorts, field, add)),
    onOrder: (sort: Sort) => onSorts([sort]),
  };
  const placeOf = (key: string) => layout.columns.findIndex((column) => column.key === key);
  return (
    <div ref={scroller} className={styles.scroller}>
      <table
        className={styles.table}
        style={{ minWidth: places.total }}
        aria-rowcount={(list.total?.count ?? list.rowCount) + 1}
        onKeyDown={(event: KeyboardEvent) => keys.pressed(event)}
      >
        <caption className="visually-hidden">{inLocale(object.labelsPlural, locale)}</caption>
        <colgroup>
          {selectable && <col style={{ width: CHECK_WIDTH }} />}
          <col style={{ width: places.title.width }} />
          {places.columns.map(({ field, width }) => (
            <col key={field.key} style={{ width }} />
          ))}
          <col />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {selectable && (
              <th scope="col" className={cx(styles.head, styles.check, styles.still)} style={{ left: 0 }}>
                <input
                  type="checkbox"
                  className={styles.box}
                  aria-label={t('list.selectAll')}
                  checked={all}
                  onChange={() => {
                    if (all) selection.clear();
                    else selection.put([...selection.ids, ...loadedIds(list)]);
                  }}
                />
              </th>
            )}
            <ColumnHeader
              {...header}
              field={titleField}
              width={places.title.width}
              isFrozen
              className={cx(styles.still, layout.frozen === 0 && styles.lastStill)}
              style={{ left: places.title.left }}
              onResize={(_, width) => put(resizeTitle(layout, width))}
            />
            {places.columns.map(({ field, width, left, isLastStill }) => (
              <ColumnHeader
                key={field.key}
                {...header}
                field={field}
                width={width}
                isFrozen={isLastStill}
                className={cx(left !== undefined && styles.still, isLastStill && styles.lastStill)}
                style={left === undefined ? undefined : { left }}
                onResize={(key, next) => put(resizeColumn(layout, key, next))}
                onMove={(key, by) => put(moveColumn(layout, key, placeOf(key) + by))}
                onDrop={(key, before) => put(moveColumn(layout, key, placeOf(before)))}
                onFreeze={(key) => put(freezeUpTo(layout, key))}
                onHide={(key) => put(showColumn(layout, key, false))}
              />
            ))}
            <td className={styles.head} />
          </tr>
        </thead>
        <tbody>
          <Spacer height={rows[0]?.start ?? 0} />
          {rows.map((row) => {
            const record = list.rowAt(row.index);
            if (!record) return <Waiting key={row.index} />;
            return (
              <TableRow
                key={record.id}
                index={row.index}
                record={record}
                references={list.references}
                titleField={titleField}
                places={places}
                selected={selection.ids.has(record.id)}
                onToggle={
                  selectable
                    ? (range) => selection.toggle(record.id, row.index, range ? between(row.index) : [])
                    : undefined
                }
                edits={edits}
              />
            );
          })}
          <Spacer height={virtual.getTotalSize() - (rows.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
      {list.rowCount > MOST_ROWS && last >= MOST_ROWS - 30 && <p className={styles.limit}>{t('list.tooMany')}</p>}
    </div>
  );

  /** Records between the last tick and this row, as far as they are held. */
  function between(index: number): string[] {
    if (selection.anchor === undefined) return [];
    const [from, to] = [Math.min(selection.anchor, index), Math.max(selection.anchor, index)];
    return Array.from({ length: to - from + 1 }, (_, step) => list.rowAt(from + step)?.id).filter(
      (id) => id !== undefined,
    );
  }
}

function loadedIds(list: RecordWindow): string[] {
  const ids: string[] = [];
  for (let index = 0; index < list.rowCount; index++) {
    const record: RecordBody | undefined = list.rowAt(index);
    if (record) ids.push(record.id);
  }
  return ids;
}

/** Holds the place of the rows that are not drawn. */
function Spacer({ height }: { height: number }) {
  return height > 0 ? <tr style={{ height }} /> : null;
}

function Waiting() {
  return (
    <tr className={styles.waiting} aria-busy="true">
      <td colSpan={100} className={styles.cell}>
        <span />
      </td>
    </tr>
  );
}
