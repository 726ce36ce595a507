import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody } from '#contract/objects.ts';
import type { RecordBody } from '#contract/records.ts';
import { FieldCell, type References, StageTag } from '../../fields/index.ts';
import { cx } from '../../ui/cx.ts';
import { isRight } from './columns.ts';
import styles from './RecordTable.module.css';
import { RecordTitle } from './RecordTitle.tsx';
import { titleOf } from './titleOf.ts';

type Props = {
  /** Position in the whole table, the header included. */
  index: number;
  record: RecordBody;
  references: References;
  titleField: FieldBody;
  columns: readonly FieldBody[];
  selected: boolean;
  onToggle: (() => void) | undefined;
  onClick: (event: MouseEvent) => void;
};

export function TableRow({ index, record, references, titleField, columns, selected, onToggle, onClick }: Props) {
  const { t } = useTranslation();
  const title = titleOf(record, titleField, references) || t('list.untitled');
  return (
    <tr aria-rowindex={index} className={cx(styles.row, selected && styles.selected)} onClick={onClick}>
      {onToggle && (
        <td className={cx(styles.cell, styles.check)}>
          <input
            type="checkbox"
            className={styles.box}
            aria-label={t('list.select', { title })}
            checked={selected}
            onChange={onToggle}
          />
        </td>
      )}
      <th scope="row" className={cx(styles.cell, styles.title)}>
        <RecordTitle record={record} title={title} />
      </th>
      {columns.map((field) => (
        <td key={field.key} className={cx(styles.cell, isRight(field) && styles.right)}>
          {field.key === 'stage' ? (
            <StageTag object={record.object} values={record.values} />
          ) : (
            <span className={styles.value}>
              <FieldCell field={field} value={record.values[field.key]} references={references} />
            </span>
          )}
        </td>
      ))}
    </tr>
  );
}
