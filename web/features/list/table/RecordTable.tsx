import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import type { RecordWindow } from '../../../api/recordWindow.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import type { CellEdits } from '../edit/useCellEdits.ts';
import type { Sort } from '../sorts.ts';
import type { LayoutState } from '../useLayout.ts';
import type { Selection } from '../useSelection.ts';
import { CHECK_WIDTH, placesOf } from './places.ts';
import styles from './RecordTable.module.css';
import { TableHead } from './TableHead.tsx';
import { TableRow } from './TableRow.tsx';
import { useCellFocus } from './useCellFocus.ts';
import { useGridKeys } from './useGridKeys.ts';
import { useSize } from './useSize.ts';
import { useTallRows } from './useTallRows.ts';

/** As the style sheet has it for the reader's density (ui/base.css). */
const rowHeight = () => Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue('--row-h'), 10);
/** Of the names of the columns, which stay in sight. */
const HEAD_HEIGHT = 36;
/** See tall.ts. */
const tallest = () => Number(localStorage.getItem('loudou.tallest')) || undefined;

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
  const format = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(scroller);
  const tall = useTallRows({
    scroller,
    of: list.of,
    rows: list.count,
    rowHeight: rowHeight(),
    view: Math.max(0, height - HEAD_HEIGHT),
    moved: list.moved,
    tallest: tallest(),
  });
  const { first, last } = tall;
  const { onRange } = list;
  useEffect(() => onRange(first, last), [first, last, onRange]);
  const { layout, fields } = columns;
  const titleField = object.fields.find((field) => field.key === object.titleField) as FieldBody;
  const places = placesOf(layout, fields, selectable, width);
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step);
  const shown = rows.flatMap((row) => list.rowAt(row) ?? []);
  const all = shown.length > 0 && shown.every((record) => selection.ids.has(record.id));
  const focus = useCellFocus(scroller, list.moved);
  const keys = useGridKeys({
    object: object.key,
    rows: list.count,
    columns: fields.length + 1,
    page: tall.page,
    goTo: (row, column) => {
      tall.scrollTo(row);
      focus.on(row, column);
    },
    edits,
  });
  // Nothing of where one is has come yet: at least it says where that is.
  const isElsewhere = shown.length === 0 && rows.length > 0;
  const table = (
    // Reached by Tab, so that keys scroll it where no cell has the focus.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div ref={scroller} className={styles.scroller} onScroll={tall.onScroll} tabIndex={0}>
      <table
        className={styles.table}
        style={{ minWidth: places.total }}
        aria-rowcount={list.count + 1}
        onKeyDown={(event: KeyboardEvent) => keys.pressed(event)}
        onFocus={focus.onFocus}
        onBlur={focus.onBlur}
      >
        <caption className="visually-hidden">{inLocale(object.labelsPlural, format.locale)}</caption>
        <colgroup>
          {selectable && <col style={{ width: CHECK_WIDTH }} />}
          <col style={{ width: places.title.width }} />
          {places.columns.map(({ field, width: wide }) => (
            <col key={field.key} style={{ width: wide }} />
          ))}
          <col />
        </colgroup>
        <TableHead
          titleField={titleField}
          places={places}
          columns={columns}
          sorts={sorts}
          onSorts={onSorts}
          all={selectable ? { checked: all, toggle: toggleAll } : undefined}
        />
        <tbody>
          <Spacer height={tall.above} />
          {rows.map((row) => {
            const record = list.rowAt(row);
            if (!record) return <Waiting key={row} />;
            return (
              <TableRow
                key={record.id}
                index={row}
                record={record}
                references={list.references}
                titleField={titleField}
                places={places}
                selected={selection.ids.has(record.id)}
                onToggle={
                  selectable ? (range) => selection.toggle(record.id, row, range ? between(row) : []) : undefined
                }
                edits={edits}
              />
            );
          })}
          <Spacer height={tall.below} />
        </tbody>
      </table>
    </div>
  );
  return (
    <div className={styles.around}>
      {table}
      {isElsewhere && (
        <p className={styles.where} aria-hidden="true">
          {t('list.around', { number: format.number(tall.top + 1), of: format.number(list.count) })}
        </p>
      )}
    </div>
  );

  function toggleAll(): void {
    if (all) selection.clear();
    else selection.put([...selection.ids, ...list.heldIds]);
  }

  /** Records between the last tick and this row, as far as they are held. */
  function between(row: number): string[] {
    if (selection.anchor === undefined) return [];
    const [from, to] = [Math.min(selection.anchor, row), Math.max(selection.anchor, row)];
    return Array.from({ length: to - from + 1 }, (_, step) => list.rowAt(from + step)?.id).filter(
      (id) => id !== undefined,
    );
  }
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
