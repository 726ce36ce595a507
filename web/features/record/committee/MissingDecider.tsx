import { useTranslation } from 'react-i18next';
import { useHere } from '../here.ts';
import styles from './committee.module.css';

/** Stands among the cards while nobody is known to decide. */
export function MissingDecider({ mayAdd, onAdd }: { mayAdd: boolean; onAdd: () => void }) {
  const { t } = useTranslation();
  const { record, references } = useHere();
  const guess = references[String(record.values.decisionMaker)]?.title;
  return (
    <li className={styles.missing}>
      <span>{t('record.decisionMaker')}</span>
      <b>{guess ?? t('record.unknown')}</b>
      {mayAdd && (
        <button type="button" onClick={onAdd}>
          {guess ? t('record.putIntoCommittee') : t('record.nameDecider')}
        </button>
      )}
    </li>
  );
}
