import type { CSSProperties, MouseEvent } from 'react';
import type { FieldBody } from '#contract/objects.ts';
import type { RecordBody } from '#contract/records.ts';
import { useOpenRecord } from '../../../browser/openRecord.ts';
import { FieldCell, type References, StageTag } from '../../../fields/index.ts';
import { cx } from '../../../ui/cx.ts';
import { isRight } from '../columns.ts';
import styles from '../table/RecordTable.module.css';
import { CellEditor } from './CellEditor.tsx';
import type { CellEdits } from './useCellEdits.ts';

type Props = {
  record: RecordBody;
  references: References;
  field: FieldBody;
  row: number;
  column: number;
  edits: CellEdits;
  className?: string | undefined;
  style?: CSSProperties | undefined;
  /** Only what stands in the cell: the title's cell is its row's header. */
  bare?: boolean;
};

/** A value in its cell. A double click, Enter or F2 puts its control there; a click where nothing can be changed opens the record. */
export function EditableCell({ record, references, field, row, column, edits, className, style, bare }: Props) {
  const openRecord = useOpenRecord();
  const editable = edits.isEditable(field);
  const pending = edits.pendingOf(record, field.key);
  const isOpen = editable && edits.isOpen(record.id, field.key);
  const shown = pending ? { ...record.values, [field.key]: pending.value } : record.values;
  const content = isOpen ? (
    <CellEditor {...{ record, references, field, row, column, edits, pending }} />
  ) : field.key === 'stage' ? (
    <StageTag object={record.object} values={shown} />
  ) : (
    <span className={styles.value}>
      <FieldCell field={field} value={shown[field.key]} values={shown} references={references} />
    </span>
  );
  if (bare) return content;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the row's title opens the record by keyboard
    <td
      className={cx(
        styles.cell,
        isRight(field) && styles.right,
        isOpen && styles.editing,
        editable && styles.editable,
        pending?.state === 'saving' && styles.saving,
        pending?.state === 'failed' && styles.failed,
        className,
      )}
      style={style}
      title={pending?.problem?.message}
      tabIndex={-1}
      data-cell={`${row}:${column}`}
      data-record={record.id}
      data-field={editable ? field.key : undefined}
      onDoubleClick={() => editable && edits.open(record.id, field.key)}
      onClick={(event) => !editable && opens(event) && openRecord({ object: record.object, id: record.id })}
    >
      {content}
    </td>
  );
}

/** A click beside links and controls; not the end of selecting text. */
function opens(event: MouseEvent): boolean {
  return !(event.target as Element).closest('a, button, input, label') && !getSelection()?.toString();
}
