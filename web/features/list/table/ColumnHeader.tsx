import { Dropdown } from 'antd';
import type { CSSProperties, DragEvent, KeyboardEvent, MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { ArrowDownIcon, ArrowUpIcon, ChevronDownIcon } from '../../../ui/icons.tsx';
import { isRight, isSortable } from '../columns.ts';
import type { Sort } from '../sorts.ts';
import styles from './RecordTable.module.css';
import { ResizeEdge } from './ResizeEdge.tsx';

export type HeaderActs = {
  onSort: (field: string, add: boolean) => void;
  onOrder: (sort: Sort) => void;
  onResize: (field: string, width: number) => void;
  /** Undefined for the title, which stays first. */
  onMove?: ((field: string, by: number) => void) | undefined;
  onDrop?: ((field: string, before: string) => void) | undefined;
  onFreeze?: ((field: string) => void) | undefined;
  onHide?: ((field: string) => void) | undefined;
};
type Props = HeaderActs & {
  field: FieldBody;
  width: number;
  sorts: readonly Sort[];
  isFrozen: boolean;
  className?: string | undefined;
  style?: CSSProperties | undefined;
};

const STEP = 24;
const DRAGGED = 'application/x-loudou-column';

/** A column's name: a click sorts, with Shift beside the other sorts; Alt with arrows moves it, with Shift widens it. */
export function ColumnHeader({ field, width, sorts, isFrozen, className, style, ...acts }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const label = inLocale(field.labels, locale);
  const at = sorts.findIndex((sort) => sort.field === field.key);
  const sort = sorts[at];
  const Arrow = sort?.descending ? ArrowDownIcon : ArrowUpIcon;
  const { onMove, onDrop } = acts;
  const pressed = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || !event.altKey) return;
    event.preventDefault();
    if (event.shiftKey) acts.onResize(field.key, width + step * STEP);
    else onMove?.(field.key, step);
  };
  const drags = onDrop && {
    draggable: true,
    onDragStart: (event: DragEvent) => event.dataTransfer.setData(DRAGGED, field.key),
    onDragOver: (event: DragEvent) => event.dataTransfer.types.includes(DRAGGED) && event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      onDrop(event.dataTransfer.getData(DRAGGED), field.key);
    },
  };
  const content = (
    <>
      <span className="ellipsis">{label}</span>
      {sort && <Arrow size={12} />}
      {sort && sorts.length > 1 && <small>{at + 1}</small>}
    </>
  );
  return (
    <th
      scope="col"
      className={cx(styles.head, isRight(field) && styles.right, className)}
      style={style}
      aria-sort={sort ? (sort.descending ? 'descending' : 'ascending') : undefined}
      title={label}
      {...drags}
    >
      <div className={styles.headLine}>
        <button
          type="button"
          className={styles.sort}
          aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight Alt+Shift+ArrowLeft Alt+Shift+ArrowRight"
          aria-disabled={!isSortable(field)}
          onClick={(event: MouseEvent) => isSortable(field) && acts.onSort(field.key, event.shiftKey)}
          onKeyDown={pressed}
        >
          {content}
        </button>
        <Dropdown trigger={['click']} placement="bottomRight" menu={{ items: items() }}>
          <button type="button" className={styles.more} aria-label={t('list.columnMenu', { name: label })}>
            <ChevronDownIcon size={12} />
          </button>
        </Dropdown>
      </div>
      <ResizeEdge
        label={t('list.resize', { name: label })}
        width={width}
        onResize={(px) => acts.onResize(field.key, px)}
      />
    </th>
  );

  function items() {
    const { onFreeze, onHide } = acts;
    const sortable = isSortable(field);
    const order = (descending: boolean) => ({
      key: descending ? 'down' : 'up',
      label: t(descending ? 'list.sortDown' : 'list.sortUp'),
      onClick: () => acts.onOrder({ field: field.key, descending }),
    });
    return [
      ...(sortable ? [order(false), order(true)] : []),
      ...(sortable && sorts.length > 0
        ? [{ key: 'also', label: t('list.sortAlso'), onClick: () => acts.onSort(field.key, true) }]
        : []),
      ...(onMove
        ? [
            { key: 'left', label: t('list.moveLeft'), onClick: () => onMove(field.key, -1) },
            { key: 'right', label: t('list.moveRight'), onClick: () => onMove(field.key, 1) },
          ]
        : []),
      ...(onFreeze
        ? [{ key: 'freeze', label: t(isFrozen ? 'list.unfreeze' : 'list.freeze'), onClick: () => onFreeze(field.key) }]
        : []),
      ...(onHide ? [{ key: 'hide', label: t('list.hideColumn'), onClick: () => onHide(field.key) }] : []),
    ];
  }
}
