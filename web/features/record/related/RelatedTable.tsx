import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import type { RecordBody } from '#contract/records.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { openText } from '../../../browser/openRecord.ts';
import { FieldCell, type References, StageTag } from '../../../fields/index.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { fieldIn, titleOf } from '../here.ts';
import { EditableCell } from './EditableCell.tsx';
import styles from './related.module.css';
import { isInline } from './relations.ts';

type Props = {
  object: ObjectBody;
  columns: readonly FieldBody[];
  records: readonly RecordBody[];
  references: References;
  /** The title opens the record; else it stands as its field shows it. */
  opens?: boolean;
  /** Plain values are changed where they stand; each write asks for its own right. */
  inline?: boolean;
  actions?: ((record: RecordBody) => ReactNode) | undefined;
};

const FIGURES = new Set(['money', 'decimal', 'integer', 'percent', 'date']);

/** A short table of records that belong to this one. */
export function RelatedTable({ object, columns, records, references, opens = true, inline = false, actions }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const titleField = fieldIn(object, object.titleField);
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{titleField && inLocale(titleField.labels, locale)}</th>
            {columns.map((field) => (
              <th key={field.key} scope="col" className={cx(FIGURES.has(field.type) && styles.right)}>
                {inLocale(field.labels, locale)}
              </th>
            ))}
            {actions && (
              <th>
                <span className="visually-hidden">{t('record.actions')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.id}>
              <td className={styles.title}>
                {opens ? (
                  <Link
                    to="."
                    search={(previous: Record<string, unknown>) => ({
                      ...previous,
                      open: openText(object.key, record.id),
                    })}
                  >
                    {titleOf({ object, record, references }) || t('record.untitled')}
                  </Link>
                ) : (
                  titleField && (
                    <FieldCell field={titleField} value={record.values[titleField.key]} references={references} />
                  )
                )}
              </td>
              {columns.map((field) => (
                <td
                  key={field.key}
                  className={cx(FIGURES.has(field.type) && styles.right)}
                  data-label={inLocale(field.labels, locale)}
                >
                  {field.key === 'stage' ? (
                    <StageTag object={object.key} values={record.values} />
                  ) : inline && isInline(field) ? (
                    <EditableCell object={object.key} field={field} record={record} references={references} />
                  ) : (
                    <FieldCell
                      field={field}
                      value={record.values[field.key]}
                      values={record.values}
                      references={references}
                    />
                  )}
                </td>
              ))}
              {actions && (
                <td className={styles.right}>
                  <span className={styles.actions}>{actions(record)}</span>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
