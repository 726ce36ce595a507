import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import type { References } from '../../../fields/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { nameInside } from '../../../ui/nameInside.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { fieldIn, useHere } from '../here.ts';
import { ChangedField } from './ChangedField.tsx';
import { changeWords, doorKey, shownChanges } from './changeWords.ts';
import { EntryFrame } from './EntryFrame.tsx';
import type { HistoryEntry } from './entries.ts';
import { changeIcon } from './icons.ts';
import styles from './timeline.module.css';

const MOST = 4;

/** A change of the record: what, from what, to what. */
export function ChangeItem({ change, references }: { change: HistoryEntry; references: References }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { object } = useHere();
  const shown = shownChanges(change).flatMap((one) => {
    const field = fieldIn(object, one.field);
    return field ? [{ ...one, field }] : [];
  });
  const words = t(changeWords(change.kind, shown.length), {
    object: nameInside(object.labels, locale),
    field: shown[0] ? inLocale(shown[0].field.labels, locale) : '',
    count: shown.length,
  });
  const inPlaceOf = (change.details?.approval?.onBehalfOf ?? []).flatMap((id) => references[id]?.title ?? []);
  const door = doorKey(change.door);
  return (
    <EntryFrame
      icon={changeIcon(change.kind)}
      who={change.actor?.name ?? t('record.system')}
      what={
        <>
          {words} {inPlaceOf.length > 0 && t('record.inPlaceOf', { names: inPlaceOf.join(t('approvals.and')) })}{' '}
          {door && <Tag>{t(door)}</Tag>}
        </>
      }
      at={change.at}
    >
      {change.kind !== 'created' && shown.length > 0 && (
        <dl className={styles.changes}>
          {shown.slice(0, MOST).map(({ field, before, after }) => (
            <ChangedField
              key={field.key}
              field={field}
              before={before}
              after={after}
              references={references}
              named={shown.length > 1 && field.key !== 'stage'}
            />
          ))}
        </dl>
      )}
      {change.note && <p className={styles.note}>{change.note}</p>}
      {change.kind !== 'created' && shown.length > MOST && (
        <p className="tone-quiet">{t('record.moreChanges', { count: shown.length - MOST })}</p>
      )}
    </EntryFrame>
  );
}
