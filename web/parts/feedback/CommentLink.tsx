import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './feedback.module.css';
import type { CommentPlace } from './place.ts';

const CommentDialog = lazy(async () => ({ default: (await import('./CommentDialog.tsx')).CommentDialog }));

/** "Something wrong with this rule?" – right where the rule is met. */
export function CommentLink(place: CommentPlace) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" className={styles.link} onClick={() => setAsking(true)}>
        {t('feedback.ask')}
      </button>
      {asking && (
        <Suspense>
          <CommentDialog {...place} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}
