import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useHere } from '../here.ts';
import styles from './details.module.css';
import { FieldRow } from './FieldRow.tsx';
import { groupFields } from './fieldGroups.ts';
import { isClosed, isEmptyValue, shownFields } from './shownFields.ts';

/** Every field in two columns, edited in place. Empty ones may be folded away, and are once a record is closed. */
export function DetailsPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const { object, record, references, journey, editable } = useHere();
  const [all, setAll] = useState(!isClosed(record.values));
  const fields = shownFields(object, record.values);
  const next = journey?.next;
  const stage = journey?.funnel.live.stages.find((known) => known.key === next?.stage);
  const neededBy = (key: string) =>
    next?.fields.includes(key) && isEmptyValue(record.values[key]) && stage
      ? inLocale(stage.names, format.locale)
      : undefined;
  const filled = fields.filter((field) => !isEmptyValue(record.values[field.key]) || neededBy(field.key));
  const { createdAt, createdBy, updatedAt, updatedBy } = record.values;
  const who = (id: unknown) => references[String(id)]?.title ?? t('record.system');
  return (
    <Panel
      title={t('record.details')}
      extra={
        <>
          {editable && <span className={styles.saved}>{t('record.savedAtOnce')}</span>}
          {filled.length < fields.length && (
            <button type="button" className={styles.fold} onClick={() => setAll(!all)}>
              {all ? t('record.hideEmpty') : t('record.showAll', { count: fields.length - filled.length })}
            </button>
          )}
        </>
      }
    >
      <div className={styles.room}>
        {groupFields(object.key, all ? fields : filled).map((part) => (
          <section key={part.group} className={styles.part}>
            {part.group && <h3 className={styles.group}>{t(`record.group.${part.group}`)}</h3>}
            <dl className={styles.fields}>
              {part.fields.map((field) => (
                <FieldRow key={field.key} field={field} neededBy={neededBy(field.key)} />
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={styles.origin}>
        {t('record.createdBy', { name: who(createdBy), when: format.dateTime(String(createdAt)) })}
        {updatedAt !== createdAt &&
          ` · ${t('record.updatedBy', { name: who(updatedBy), when: format.dateTime(String(updatedAt)) })}`}
      </p>
    </Panel>
  );
}
