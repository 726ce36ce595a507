import { useTranslation } from 'react-i18next';
import { useDelayed } from '../../browser/useDelayed.ts';
import { cx } from '../../ui/cx.ts';
import styles from './Skeleton.module.css';

const PATIENCE_MS = 200;

/** Keeps the place of what is on its way, so that nothing jumps when it comes. */
export function Skeleton({ height }: { height: number }) {
  const { t } = useTranslation();
  const late = useDelayed(true, PATIENCE_MS);
  return (
    <div className={cx(styles.skeleton, late && styles.shown)} style={{ minHeight: height }} aria-busy="true">
      <span className="visually-hidden" role="status">
        {late && t('common.loading')}
      </span>
    </div>
  );
}
