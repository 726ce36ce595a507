import type { FieldBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { cx } from '../../ui/cx.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { ArrowDownIcon, ArrowUpIcon } from '../../ui/icons.tsx';
import { isRight, isSortable } from './columns.ts';
import { sortOf } from './listQuery.ts';
import styles from './RecordTable.module.css';

type Props = { field: FieldBody; sort: string | undefined; onSort: (sort: string | undefined) => void };

const SPOKEN = { up: 'ascending', down: 'descending' } as const;

/** A column's name; a click sorts up, then down, then not at all. */
export function SortHeader({ field, sort, onSort }: Props) {
  const { locale } = useFormat();
  const label = inLocale(field.labels, locale);
  const order = orderOf(field, sort);
  const next = { none: field.key, up: `-${field.key}`, down: undefined }[order ?? 'none'];
  return (
    <th
      scope="col"
      className={cx(styles.head, isRight(field) && styles.right)}
      aria-sort={order ? SPOKEN[order] : undefined}
      title={label}
    >
      {isSortable(field) ? (
        <button type="button" className={styles.sort} onClick={() => onSort(next)}>
          <span className="ellipsis">{label}</span>
          {order === 'up' && <ArrowUpIcon size={12} />}
          {order === 'down' && <ArrowDownIcon size={12} />}
        </button>
      ) : (
        <span className="ellipsis">{label}</span>
      )}
    </th>
  );
}

function orderOf(field: FieldBody, sort: string | undefined): 'up' | 'down' | undefined {
  if (!sort || sortOf(sort).field !== field.key) return undefined;
  return sortOf(sort).descending ? 'down' : 'up';
}
