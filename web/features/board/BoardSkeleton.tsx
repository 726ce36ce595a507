import { useTranslation } from 'react-i18next';
import styles from './BoardPage.module.css';

const CARDS = 4;

/** Columns in outline while the board is on its way, so that nothing jumps when it comes. */
export function BoardSkeleton({ columns = 6 }: { columns?: number }) {
  const { t } = useTranslation();
  return (
    <div className={styles.columns} aria-busy="true">
      <span className="visually-hidden" role="status">
        {t('common.loading')}
      </span>
      {Array.from({ length: columns }, (_, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the outlines are all alike
        <div key={column} className={styles.skeletonColumn} aria-hidden="true">
          <div className={styles.skeletonHead} />
          {Array.from({ length: CARDS }, (__, card) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the outlines are all alike
            <div key={card} className={styles.skeletonCard} />
          ))}
        </div>
      ))}
    </div>
  );
}
