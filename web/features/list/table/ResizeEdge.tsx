import { type PointerEvent, useRef } from 'react';
import styles from './RecordTable.module.css';

type Props = { label: string; width: number; onResize: (width: number) => void };

/** The edge of a column that can be drawn; by keyboard the column's name widens it. */
export function ResizeEdge({ label, width, onResize }: Props) {
  const from = useRef<{ x: number; width: number }>(undefined);
  const start = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, width };
  };
  const draw = (event: PointerEvent) => {
    if (from.current) onResize(from.current.width + event.clientX - from.current.x);
  };
  return (
    <span
      className={styles.edge}
      title={label}
      aria-hidden="true"
      onPointerDown={start}
      onPointerMove={draw}
      onPointerUp={() => {
        from.current = undefined;
      }}
      onDragStart={(event) => event.preventDefault()}
    />
  );
}
