import { Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFieldHistory } from '../../../api/records.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { ClockIcon } from '../../../ui/icons.tsx';
import { QueryState } from '../../../ui/states.tsx';
import { useHere } from '../here.ts';
import { ChangedField } from '../timeline/ChangedField.tsx';
import styles from './details.module.css';

/** A small clock at a field: who wrote it, when, from what to what. */
export function FieldHistory({ field }: { field: FieldBody }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const [open, setOpen] = useState(false);
  const label = t('record.historyOf', { field: inLocale(field.labels, locale) });
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      title={label}
      destroyOnHidden
      content={<FieldChanges field={field} />}
    >
      <button type="button" className={styles.clock} aria-label={label} aria-expanded={open} title={label}>
        <ClockIcon size={14} />
      </button>
    </Popover>
  );
}

function FieldChanges({ field }: { field: FieldBody }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { object, record } = useHere();
  const query = useFieldHistory(object.key, record.id, field.key, true);
  return (
    <div className={styles.history}>
      <QueryState query={query} lines={2}>
        {({ entries, references, nextBefore }) =>
          entries.length === 0 ? (
            <p className="tone-quiet">{t('record.neverChanged')}</p>
          ) : (
            <ol>
              {entries.map((entry) => {
                const change = entry.changes.find((one) => one.field === field.key);
                return (
                  change && (
                    <li key={entry.seq}>
                      <p>
                        <b>{entry.actor?.name ?? t('record.system')}</b>
                        <time dateTime={entry.at}>{format.dateTime(entry.at)}</time>
                      </p>
                      <dl>
                        <ChangedField
                          field={field}
                          before={change.before}
                          after={change.after}
                          references={references}
                          named={false}
                        />
                      </dl>
                      {entry.note && <p className="tone-quiet">{entry.note}</p>}
                    </li>
                  )
                );
              })}
              {nextBefore !== null && <li className="tone-quiet">{t('record.olderChanges')}</li>}
            </ol>
          )
        }
      </QueryState>
    </div>
  );
}
