import { useTranslation } from 'react-i18next';
import styles from './bulk.module.css';

export type Refusal = { title: string; message: string };
const MOST = 100;

/** What was refused and why, most frequent reason first, with the records it hit. */
export function Reasons({ refusals }: { refusals: readonly Refusal[] }) {
  const { t } = useTranslation();
  const groups = [...Map.groupBy(refusals, ({ message }) => message)].toSorted(([, a], [, b]) => b.length - a.length);
  return (
    <ul className={styles.reasons} aria-label={t('list.refusedList')}>
      {groups.map(([message, hit]) => (
        <li key={message}>
          <b>
            {message} · {t('list.refusedCount', { count: hit.length })}
          </b>
          <span>
            {hit
              .slice(0, MOST)
              .map(({ title }) => title)
              .join('、')}
            {hit.length > MOST && ' …'}
          </span>
        </li>
      ))}
    </ul>
  );
}
