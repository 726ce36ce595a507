import { useDndContext } from '@dnd-kit/core';
import { cx } from '../../../ui/cx.ts';
import styles from './DragHint.module.css';
import type { Spot } from './hindrance.ts';
import { spotOf } from './targets.ts';
import type { Verdict } from './useVerdict.ts';

type Props = { isDivided: boolean; judge: (spot: Spot) => Verdict };

/** Below the card in hand: what letting it go here would change, or why it cannot stay here. */
export function DragHint({ isDivided, judge }: Props) {
  const { over } = useDndContext();
  if (!over) return null;
  const { drop, words } = judge(spotOf(over.id, isDivided));
  if (drop === 'none') return null;
  return <span className={cx(styles.hint, drop !== 'open' && styles[drop])}>{words}</span>;
}
