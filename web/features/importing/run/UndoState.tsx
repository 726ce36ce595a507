import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportBody } from '#contract/imports.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import styles from '../importing.module.css';

/** How far an undo is, and once it has ended what it gave back. */
export function UndoState({ undo }: { undo: NonNullable<ImportBody['undo']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, done, total, undone, kept } = undo;
  if (state === 'running') {
    return (
      <div className={styles.progress}>
        <Progress
          percent={total > 0 ? Math.floor((done / total) * 100) : 0}
          status="active"
          aria-label={t('importing.undo.progress')}
        />
        <p className={styles.quiet} aria-live="polite">
          {t('importing.undo.working', { done: format.number(done), total: format.number(total) })}
        </p>
      </div>
    );
  }
  return (
    <p className={styles.quiet} role="status">
      {state === 'failed' && `${t('importing.undo.failed')} `}
      {t('importing.undo.done', { n: format.number(undone) })}
      {kept > 0 && ` ${t('importing.undo.kept', { n: format.number(kept) })}`}
    </p>
  );
}
