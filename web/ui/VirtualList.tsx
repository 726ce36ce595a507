import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';

type Props<Item> = {
  items: readonly Item[];
  keyOf: (item: Item) => string;
  children: (item: Item, index: number) => ReactNode;
  /** Expected height of a row in px; rows are measured once drawn. */
  estimate: number;
  gap?: number;
  padding?: number;
  /** The end comes into sight: load more. */
  onEnd?: (() => void) | undefined;
  className?: string | undefined;
  label?: string;
};

/** A scrolling list that draws only what is in sight. Needs a bounded height from around it. */
export function VirtualList<Item>(props: Props<Item>) {
  const { items, keyOf, children, estimate, gap = 0, padding = 0, onEnd, className, label } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: (index) => keyOf(items[index] as Item),
    overscan: 6,
    gap,
    paddingStart: padding,
    paddingEnd: padding,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index;
  const atEnd = last !== undefined && last >= items.length - 1;
  useEffect(() => {
    if (atEnd) onEnd?.();
  }, [atEnd, onEnd]);
  return (
    <div ref={scroller} className={className} style={{ overflowY: 'auto', minHeight: 0 }}>
      <ul aria-label={label} style={{ position: 'relative', height: virtual.getTotalSize() }}>
        {rows.map((row) => (
          <li
            key={row.key}
            ref={virtual.measureElement}
            data-index={row.index}
            aria-setsize={items.length}
            aria-posinset={row.index + 1}
            style={{ position: 'absolute', insetInline: padding, top: 0, transform: `translateY(${row.start}px)` }}
          >
            {children(items[row.index] as Item, row.index)}
          </li>
        ))}
      </ul>
    </div>
  );
}
