import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Tag.module.css';

export type Tone = 'won' | 'lost' | 'stalled' | 'risk' | 'info' | 'accent' | 'line';

/** A word on a quiet ground; `line` (an outline) for what is missing, which is no alarm. */
export function Tag({ tone, title, children }: { tone?: Tone | undefined; title?: string; children: ReactNode }) {
  return (
    <span className={cx(styles.tag, tone && styles[tone])} title={title}>
      {children}
    </span>
  );
}
