import type { ReactNode } from 'react';
import type { UnmetGateBody } from '#contract/unmet.ts';
import { RingIcon } from '../../ui/icons.tsx';
import styles from './gates.module.css';
import type { UnmetWords } from './useUnmetWords.ts';

type Props = { unmet: UnmetGateBody; words: UnmetWords; act?: ReactNode; children?: ReactNode };

/** An unmet gate as a line of a list: what is missing, what there is, and what to do about it. */
export function UnmetLine({ unmet, words, act, children }: Props) {
  return (
    <li className={styles.line} data-unmet={unmet.kind}>
      <RingIcon className="tone-quiet" />
      <span className={styles.lineWords}>
        <span>{words.title}</span>
        {words.detail && <small>{words.detail}</small>}
        {children}
      </span>
      {act}
    </li>
  );
}
