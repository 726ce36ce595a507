import type { ReactNode } from 'react';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import type { Icon } from '../../../ui/icons.tsx';
import styles from './timeline.module.css';

type Props = { icon: Icon; touch?: boolean; who: string; what: ReactNode; at: string; children?: ReactNode };

/** One entry: a disc, who did what, when, and what there is to say of it. */
export function EntryFrame({ icon: Drawn, touch, who, what, at, children }: Props) {
  const format = useFormat();
  return (
    <li className={styles.entry}>
      <span className={cx(styles.disc, touch && styles.touch)}>
        <Drawn size={14} />
      </span>
      <div className={styles.body}>
        <p className={styles.line}>
          <b>{who}</b>
          <span className={styles.what}>{what}</span>
          <time dateTime={at} title={format.dateTime(at, 'full')}>
            {format.relative(at)}
          </time>
        </p>
        {children}
      </div>
    </li>
  );
}
