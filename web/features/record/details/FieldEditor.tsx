import { type FocusEvent, type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import type { FieldType, FieldValue } from '#domain/objects/types.ts';
import { inputProblem } from '../../../fields/checkInput.ts';
import { FieldInput } from '../../../fields/index.ts';
import { asOffered } from '../../../parts/gates/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { CheckIcon } from '../../../ui/icons.tsx';
import { TwinNotice } from '../create/TwinNotice.tsx';
import { useHere } from '../here.ts';
import { reasonsIn } from '../stage/reasonsIn.ts';
import { ConflictChoice } from './ConflictChoice.tsx';
import styles from './details.module.css';
import { useSaveField } from './useSaveField.ts';

/** What is chosen, not typed, is saved with the choice. */
const AT_ONCE: ReadonlySet<FieldType> = new Set<FieldType>([
  'select',
  'boolean',
  'date',
  'dateTime',
  'reference',
  'user',
  'file',
]);

/** Where antd opens its lists and calendars: outside of the form, yet part of it. */
const POPUPS = '.ant-select-dropdown, .ant-picker-dropdown';

type Props = { field: FieldBody; onClose: (how: 'done' | 'left') => void };

/** A field's control in the place of its value. Enter, the tick or leaving it saves; Escape leaves it as it was. */
export function FieldEditor({ field, onClose }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { object, record, references, journey } = useHere();
  const id = useId();
  const before = record.values[field.key] ?? null;
  const [draft, setDraft] = useState<FieldValue>(before);
  const {
    save,
    saving,
    error: refused,
    conflict,
    clearConflict,
    clearError,
  } = useSaveField(field, () => onClose('done'));
  const chosen = AT_ONCE.has(field.type);
  const changed = JSON.stringify(draft) !== JSON.stringify(before);
  const problem = changed ? inputProblem(field, draft, locale) : undefined;
  const error = problem ?? refused;
  const submit = () => {
    if (problem) return;
    if (changed) void save(draft);
    else onClose('done');
  };

  const left = (event: FocusEvent<HTMLFormElement>) => {
    const to = event.relatedTarget;
    if (saving || conflict || error || event.currentTarget.contains(to) || to?.closest(POPUPS)) return;
    // The window lost the focus, to another one or to the file dialog: the editor waits.
    if (!to && !document.hasFocus()) return;
    if (changed && !chosen) void save(draft);
    else onClose('left');
  };
  const cancel = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || (event.target as Element).getAttribute('aria-expanded') === 'true') return;
    event.stopPropagation();
    event.nativeEvent.stopImmediatePropagation();
    onClose('done');
  };

  return (
    <form
      className={styles.editor}
      aria-label={inLocale(field.labels, locale)}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onBlur={left}
      onKeyDown={cancel}
    >
      <div className={styles.control}>
        <div className={styles.input}>
          <label htmlFor={id} className="visually-hidden">
            {inLocale(field.labels, locale)}
          </label>
          <FieldInput
            id={id}
            field={asOffered(field, reasonsIn(journey), record.values)}
            value={draft}
            references={references}
            autoFocus
            startOpen
            invalid={error !== undefined}
            describedBy={error ? `${id}-error` : undefined}
            onChange={(value) => {
              setDraft(value);
              clearError();
              if (chosen && !inputProblem(field, value, locale)) void save(value);
            }}
          />
        </div>
        {!chosen && (
          <button type="submit" className={styles.tick} aria-label={t('common.save')} disabled={saving}>
            <CheckIcon size={14} />
          </button>
        )}
      </div>
      {error && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
      {changed && !error && (
        <TwinNotice object={object.key} field={field.key} value={draft} values={record.values} except={record.id} />
      )}
      {conflict && (
        <ConflictChoice
          field={field}
          conflict={conflict}
          mine={draft}
          onMine={() => {
            clearConflict();
            void save(draft, conflict.version);
          }}
          onTheirs={() => onClose('done')}
        />
      )}
    </form>
  );
}
