import { type ReactNode, useContext } from 'react';
import { cx } from '../../../ui/cx.ts';
import { useCockpit } from '../scope/CockpitContext.ts';
import { type Drill, drillText } from './drill.ts';
import styles from './Figure.module.css';
import { TipContext } from './TipContext.ts';

type Props = {
  drill: Drill;
  /** What the number is, in words: for the tip, and read out before it. `报价 · 输单` */
  label: string;
  className?: string | undefined;
  /** Without the dotted line, where the whole cell is the button. */
  bare?: boolean;
  style?: React.CSSProperties;
  children: ReactNode;
};

/** A number that opens its records on click, and says how it is counted on hover and focus. */
export function Figure({ drill, label, className, bare, style, children }: Props) {
  const { change } = useCockpit();
  const tip = useContext(TipContext);
  const show = (event: { currentTarget: HTMLElement }) => tip.show({ anchor: event.currentTarget, drill, label });
  return (
    <button
      type="button"
      className={cx(styles.figure, !bare && styles.line, className)}
      style={style}
      onMouseEnter={show}
      onMouseLeave={tip.hide}
      onFocus={(event) => event.currentTarget.matches(':focus-visible') && show(event)}
      onBlur={tip.hide}
      onClick={() => {
        tip.hide();
        change({ drill: drillText(drill) });
      }}
    >
      <span className="visually-hidden">{label} </span>
      {children}
    </button>
  );
}
