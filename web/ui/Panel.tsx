import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Panel.module.css';

type Props = {
  title?: ReactNode;
  /** Small words after the title. */
  sub?: ReactNode;
  /** Controls at the end of the head. */
  extra?: ReactNode;
  /** Without inner padding, for tables and lists that reach the edges. */
  flush?: boolean;
  className?: string | undefined;
  /** Where the tour points at it. */
  tour?: string;
  children?: ReactNode;
};

/** A ground with a hairline, and a head of 44 px where it has a title. */
export function Panel({ title, sub, extra, flush, className, tour, children }: Props) {
  return (
    <section className={cx(styles.panel, className)} data-tour={tour}>
      {(title || extra) && (
        <header className={styles.head}>
          {title && <h2>{title}</h2>}
          {sub && <span className={styles.sub}>{sub}</span>}
          <div className="grow" />
          {extra}
        </header>
      )}
      {children && (
        <div className={flush ? undefined : cx(styles.body, Boolean(title || extra) && styles.underHead)}>
          {children}
        </div>
      )}
    </section>
  );
}
