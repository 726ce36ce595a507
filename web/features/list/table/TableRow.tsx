import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody } from '#contract/objects.ts';
import type { RecordBody } from '#contract/records.ts';
import { useOpenRecord } from '../../../browser/openRecord.ts';
import type { References } from '../../../fields/index.ts';
import { cx } from '../../../ui/cx.ts';
import { EditIcon } from '../../../ui/icons.tsx';
import { EditableCell } from '../edit/EditableCell.tsx';
import type { CellEdits } from '../edit/useCellEdits.ts';
import { titleOf } from '../titleOf.ts';
import type { Places } from './places.ts';
import styles from './RecordTable.module.css';
import { RecordTitle } from './RecordTitle.tsx';

type Props = {
  /** Position among the rows, from 0. */
  index: number;
  record: RecordBody;
  references: References;
  titleField: FieldBody;
  places: Places;
  selected: boolean;
  /** `range`: with all since the last tick. */
  onToggle: ((range: boolean) => void) | undefined;
  edits: CellEdits;
};

export function TableRow({ index, record, references, titleField, places, selected, onToggle, edits }: Props) {
  const { t } = useTranslation();
  const openRecord = useOpenRecord();
  const title = titleOf(record, titleField, references) || t('list.untitled');
  const mayTitle = edits.isEditable(titleField);
  return (
    <tr aria-rowindex={index + 2} className={cx(styles.row, selected && styles.selected)}>
      {onToggle && (
        <td className={cx(styles.cell, styles.check, styles.still)} style={{ left: 0 }}>
          <input
            type="checkbox"
            className={styles.box}
            aria-label={t('list.select', { title })}
            checked={selected}
            onChange={() => {}}
            onClick={(event: MouseEvent) => onToggle(event.shiftKey)}
          />
        </td>
      )}
      <th
        scope="row"
        className={cx(
          styles.cell,
          styles.title,
          styles.still,
          places.columns[0]?.left === undefined && styles.lastStill,
        )}
        style={{ left: places.title.left }}
      >
        {edits.isOpen(record.id, titleField.key) ? (
          <EditableCell {...{ record, references, edits }} field={titleField} row={index} column={0} bare />
        ) : (
          <div className={styles.titleLine}>
            <RecordTitle
              record={edits.shown(record)}
              title={titleText()}
              cell={`${index}:0`}
              field={mayTitle ? titleField.key : undefined}
            />
            {mayTitle && (
              <button
                type="button"
                className={styles.pencil}
                tabIndex={-1}
                aria-label={t('list.editCell', { title })}
                onClick={() => edits.open(record.id, titleField.key)}
              >
                <EditIcon size={12} />
              </button>
            )}
            <button
              type="button"
              className={styles.open}
              tabIndex={-1}
              aria-label={t('list.openRecord', { title })}
              onClick={() => openRecord({ object: record.object, id: record.id })}
            >
              {t('list.open')}
            </button>
          </div>
        )}
      </th>
      {places.columns.map(({ field, left, isLastStill }, column) => (
        <EditableCell
          key={field.key}
          record={record}
          references={references}
          field={field}
          row={index}
          column={column + 1}
          edits={edits}
          className={cx(left !== undefined && styles.still, isLastStill && styles.lastStill)}
          style={left === undefined ? undefined : { left }}
        />
      ))}
      <td className={styles.cell} />
    </tr>
  );

  function titleText(): string {
    return titleOf(edits.shown(record), titleField, references) || t('list.untitled');
  }
}
