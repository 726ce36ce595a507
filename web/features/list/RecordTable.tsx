import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import type { ListAnswer, RecordBody } from '#contract/records.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useOpenRecord } from '../../browser/openRecord.ts';
import type { References } from '../../fields/index.ts';
import { cx } from '../../ui/cx.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { TITLE_WIDTH, widthOf } from './columns.ts';
import styles from './RecordTable.module.css';
import { SortHeader } from './SortHeader.tsx';
import { TableRow } from './TableRow.tsx';

const ROW = 40;
const CHECK_WIDTH = 44;

type Props = {
  object: ObjectBody;
  records: readonly RecordBody[];
  references: References;
  total: ListAnswer['total'];
  columns: readonly FieldBody[];
  sort: string | undefined;
  onSort: (sort: string | undefined) => void;
  selected: ReadonlySet<string>;
  /** None where nothing can be done with a selection. */
  onSelect: ((selected: ReadonlySet<string>) => void) | undefined;
  onEnd: (() => void) | undefined;
};

/** A table that draws only the rows in sight. The row opens the record; the title is its link for the keyboard. */
export function RecordTable(props: Props) {
  const { object, records, references, total, columns, sort, onSort, selected, onSelect, onEnd } = props;
  const { t } = useTranslation();
  const { locale } = useFormat();
  const open = useOpenRecord();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: records.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const rows = virtual.getVirtualItems();
  const first = rows[0];
  const last = rows.at(-1);
  const atEnd = last !== undefined && last.index >= records.length - 20;
  useEffect(() => {
    if (atEnd) onEnd?.();
  }, [atEnd, onEnd]);
  const titleField = object.fields.find((field) => field.key === object.titleField) as FieldBody;
  const width = (onSelect ? CHECK_WIDTH : 0) + TITLE_WIDTH + columns.reduce((sum, column) => sum + widthOf(column), 0);
  const all = records.length > 0 && records.every((record) => selected.has(record.id));
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect?.(next);
  };
  return (
    <div ref={scroller} className={styles.scroller}>
      <table className={styles.table} style={{ minWidth: width }} aria-rowcount={(total?.count ?? records.length) + 1}>
        <caption className="visually-hidden">{inLocale(object.labelsPlural, locale)}</caption>
        <colgroup>
          {onSelect && <col style={{ width: CHECK_WIDTH }} />}
          <col style={{ width: TITLE_WIDTH }} />
          {columns.map((column) => (
            <col key={column.key} style={{ width: widthOf(column) }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {onSelect && (
              <th scope="col" className={cx(styles.head, styles.check)}>
                <input
                  type="checkbox"
                  className={styles.box}
                  aria-label={t('list.selectAll')}
                  checked={all}
                  onChange={() => onSelect(all ? new Set() : new Set(records.map((record) => record.id)))}
                />
              </th>
            )}
            {[titleField, ...columns].map((field) => (
              <SortHeader key={field.key} field={field} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={first?.start ?? 0} />
          {rows.map((row) => {
            const record = records[row.index] as RecordBody;
            return (
              <TableRow
                key={record.id}
                index={row.index + 2}
                record={record}
                references={references}
                titleField={titleField}
                columns={columns}
                selected={selected.has(record.id)}
                onToggle={onSelect && (() => toggle(record.id))}
                onClick={(event) => opensRow(event) && open({ object: object.key, id: record.id })}
              />
            );
          })}
          <Spacer height={virtual.getTotalSize() - (last?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  );
}

/** Holds the place of the rows that are not drawn. */
function Spacer({ height }: { height: number }) {
  return height > 0 ? <tr style={{ height }} /> : null;
}

/** A click beside links and controls; not the end of selecting text. */
function opensRow(event: MouseEvent): boolean {
  return !(event.target as Element).closest('a, button, input, label') && !getSelection()?.toString();
}
