import { useTranslation } from 'react-i18next';
import type { FieldBody } from '#contract/objects.ts';
import { cx } from '../../../ui/cx.ts';
import { freezeUpTo, moveColumn, resizeColumn, resizeTitle, showColumn } from '../layout.ts';
import { type Sort, toggleSort } from '../sorts.ts';
import type { LayoutState } from '../useLayout.ts';
import { ColumnHeader } from './ColumnHeader.tsx';
import type { Places } from './places.ts';
import styles from './RecordTable.module.css';

type Props = {
  titleField: FieldBody;
  places: Places;
  columns: LayoutState;
  sorts: readonly Sort[];
  onSorts: (sorts: readonly Sort[]) => void;
  /** Ticks what is held, or nothing; undefined where nothing can be ticked. */
  all: { checked: boolean; toggle: () => void } | undefined;
};

/** Names of the columns: sorting, order, width, freezing. */
export function TableHead({ titleField, places, columns, sorts, onSorts, all }: Props) {
  const { t } = useTranslation();
  const { layout, put } = columns;
  const header = {
    sorts,
    onSort: (field: string, add: boolean) => onSorts(toggleSort(sorts, field, add)),
    onOrder: (sort: Sort) => onSorts([sort]),
  };
  const placeOf = (key: string) => layout.columns.findIndex((column) => column.key === key);
  return (
    <thead>
      <tr aria-rowindex={1}>
        {all && (
          <th scope="col" className={cx(styles.head, styles.check, styles.still)} style={{ left: 0 }}>
            <input
              type="checkbox"
              className={styles.box}
              aria-label={t('list.selectAll')}
              checked={all.checked}
              onChange={all.toggle}
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
  );
}
