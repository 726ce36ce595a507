import { Button } from 'antd';
import { type FocusEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody } from '#contract/objects.ts';
import type { RecordBody } from '#contract/records.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import type { FieldType, FieldValue } from '#domain/objects/types.ts';
import { inputProblem } from '../../../fields/checkInput.ts';
import { FieldInput, type References } from '../../../fields/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { focusCell } from '../table/focusCell.ts';
import styles from '../table/RecordTable.module.css';
import type { CellEdits, Problem } from './useCellEdits.ts';

type Props = {
  record: RecordBody;
  references: References;
  field: FieldBody;
  row: number;
  column: number;
  edits: CellEdits;
  pending: ReturnType<CellEdits['pendingOf']>;
};

/** What is chosen, not typed, is saved with the choice. */
const AT_ONCE: ReadonlySet<FieldType> = new Set<FieldType>([
  'select',
  'boolean',
  'date',
  'dateTime',
  'reference',
  'user',
]);
/** Where antd opens its lists and calendars: outside of the form, yet part of it. */
const POPUPS = '.ant-select-dropdown, .ant-picker-dropdown';

/** A field's control in its cell. Enter saves, Tab saves and goes on, Escape leaves it as it was. */
export function CellEditor({ record, references, field, row, column, edits, pending }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const id = useId();
  const before = record.values[field.key] ?? null;
  const [draft, setDraft] = useState<FieldValue>(pending?.value ?? before);
  const refused = pending?.state === 'failed' ? pending.problem : undefined;
  const [wrong, setWrong] = useState<string>();
  const problem: Problem | undefined = wrong === undefined ? refused : { message: wrong };
  const label = inLocale(field.labels, locale);
  // Taking the control away blurs it: what was decided is not decided again.
  const decided = useRef(false);
  const leave = () => {
    decided.current = true;
    edits.close();
    focusCell(row, column);
  };
  /** Whether the cell is left: a value that may not stand is told of in its place. */
  const commit = (value: FieldValue, over?: number): boolean => {
    if (decided.current) return true;
    const message = isSame(value, before) ? undefined : inputProblem(field, value, locale);
    setWrong(message);
    if (message !== undefined) return false;
    decided.current = true;
    edits.close();
    if (isSame(value, before)) edits.forget(record.id, field.key);
    else void edits.save(record, field, value, over);
    return true;
  };
  const pressed = (event: KeyboardEvent) => {
    const unfolded = (event.target as Element).getAttribute('aria-expanded') === 'true';
    event.stopPropagation();
    if (event.key === 'Escape' && !unfolded) {
      event.nativeEvent.stopImmediatePropagation();
      edits.forget(record.id, field.key);
      leave();
    }
    if (event.key === 'Tab') {
      event.preventDefault();
      if (commit(draft)) goOn(row, column, event.shiftKey ? -1 : 1, edits);
    }
  };
  const left = (event: FocusEvent<HTMLFormElement>) => {
    const to = event.relatedTarget;
    if (problem || event.currentTarget.contains(to) || to?.closest(POPUPS) || (!to && !document.hasFocus())) return;
    commit(draft);
  };
  return (
    <form
      className={styles.editor}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (commit(draft, problem?.over)) focusCell(row, column);
      }}
      onKeyDown={pressed}
      onBlur={left}
    >
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <FieldInput
        id={id}
        field={field}
        value={draft}
        references={references}
        autoFocus
        startOpen={!problem}
        invalid={problem !== undefined}
        describedBy={problem ? `${id}-problem` : undefined}
        onChange={(value) => {
          setDraft(value);
          setWrong(undefined);
          if (AT_ONCE.has(field.type) && commit(value, problem?.over)) focusCell(row, column);
        }}
      />
      {problem && (
        <div id={`${id}-problem`} role="alert" className={styles.problem}>
          {problem.message}
          <span>
            {problem.over !== undefined && (
              <Button size="small" onClick={() => commit(draft, problem.over)}>
                {t('list.writeMine')}
              </Button>
            )}
            <Button
              size="small"
              type="text"
              onClick={() => {
                edits.forget(record.id, field.key);
                leave();
              }}
            >
              {problem.over === undefined ? t('common.cancel') : t('list.keepTheirs')}
            </Button>
          </span>
        </div>
      )}
    </form>
  );
}

const isSame = (a: FieldValue, b: FieldValue) => JSON.stringify(a) === JSON.stringify(b);

/** Opens the next cell of the row that can be changed; at its end the focus stays. */
function goOn(row: number, column: number, by: number, edits: CellEdits): void {
  for (let next = column + by; ; next += by) {
    const cell = document.querySelector<HTMLElement>(`[data-cell="${row}:${next}"]`);
    if (!cell) {
      focusCell(row, column);
      return;
    }
    const field = cell.dataset.field ?? cell.dataset.title;
    const { record } = cell.dataset;
    if (field && record) {
      edits.open(record, field);
      return;
    }
  }
}
