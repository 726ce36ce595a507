import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import type { FieldValue } from '#domain/objects/types.ts';
import { FieldCell, type References } from '../../../fields/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { ArrowRightIcon } from '../../../ui/icons.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { fieldIn, useHere } from '../here.ts';
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
  const shown = shownChanges(change).filter(({ field }) => fieldIn(object, field));
  const label = (key: string) => inLocale(fieldIn(object, key)?.labels ?? { 'zh-CN': key }, locale);
  const door = doorKey(change.door);
  return (
    <EntryFrame
      icon={changeIcon(change.kind)}
      who={change.actor?.name ?? t('record.system')}
      what={
        <>
          {t(changeWords(change.kind), {
            object: inLocale(object.labels, locale),
            fields: shown
              .map((c) => label(c.field))
              .slice(0, MOST)
              .join(locale === 'en' ? ', ' : '、'),
          })}
          {door && (
            <>
              {' '}
              <Tag>{t(door)}</Tag>
            </>
          )}
        </>
      }
      at={change.at}
    >
      {change.kind !== 'created' && shown.length > 0 && (
        <dl className={styles.changes}>
          {shown.slice(0, MOST).map(({ field: key, before, after }) => {
            const field = fieldIn(object, key);
            return (
              field && (
                <div key={key}>
                  <dt className={shown.length > 1 ? undefined : 'visually-hidden'}>{label(key)}</dt>
                  <dd>
                    <s>
                      <FieldCell field={field} value={before as FieldValue} references={references} />
                    </s>
                    <ArrowRightIcon size={12} />
                    <FieldCell field={field} value={after as FieldValue} references={references} />
                  </dd>
                </div>
              )
            );
          })}
          {shown.length > MOST && (
            <p className="tone-quiet">{t('record.moreChanges', { count: shown.length - MOST })}</p>
          )}
        </dl>
      )}
    </EntryFrame>
  );
}
