import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { FieldCell } from '../../../fields/index.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { EditIcon } from '../../../ui/icons.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { useHere } from '../here.ts';
import styles from './details.module.css';
import { FieldEditor } from './FieldEditor.tsx';
import { FieldHistory } from './FieldHistory.tsx';

type Props = {
  field: FieldBody;
  /** Name of the next stage, where it asks for this field and it is empty. */
  neededBy?: string | undefined;
};

/** A field's name and value; a click or Enter on the value edits it in place. */
export function FieldRow({ field, neededBy }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { record, references, editable } = useHere();
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const refocus = useRef(false);
  useEffect(() => {
    // Only focus that the closing editor left behind comes back; the reader may be in the next field already.
    if (!editing && refocus.current && document.activeElement === document.body) button.current?.focus();
    refocus.current = false;
  }, [editing]);
  const label = inLocale(field.labels, locale);
  const writable = editable && field.type !== 'autoNumber' && (field.write === undefined || field.write === 'import');
  const wide = field.type === 'longText';
  return (
    <div className={cx(styles.row, wide && styles.wide)}>
      <dt>{label}</dt>
      <dd>
        {editing ? (
          <FieldEditor
            field={field}
            onClose={(how) => {
              refocus.current = how === 'done';
              setEditing(false);
            }}
          />
        ) : (
          <div className={cx(styles.value, writable && styles.writable)}>
            {writable && (
              <button
                ref={button}
                type="button"
                className={styles.edit}
                aria-label={t('record.editField', { field: label })}
                onClick={() => setEditing(true)}
              >
                <EditIcon size={14} />
              </button>
            )}
            <span className={styles.shown}>
              {neededBy ? (
                <>
                  <Tag tone="line">{t('record.toFill')}</Tag>
                  <span className={styles.needed}>{t('record.neededBy', { stage: neededBy })}</span>
                </>
              ) : (
                <FieldCell
                  field={field}
                  value={record.values[field.key]}
                  values={record.values}
                  references={references}
                />
              )}
            </span>
          </div>
        )}
      </dd>
      {field.type !== 'autoNumber' && (
        <dd>
          <FieldHistory field={field} />
        </dd>
      )}
    </div>
  );
}
