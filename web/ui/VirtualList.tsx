import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** Where a list stood, for one that is taken away for a while and shown again. */
export type ScrollMemory = {
  offset: number;
  measured: VirtualItem[];
  /** What was in sight, and how far the upper edge was below its beginning. */
  anchors: readonly { key: string; offset: number }[];
};
export const NOT_SCROLLED: ScrollMemory = { offset: 0, measured: [], anchors: [] };

type Props<Item> = {
  items: readonly Item[];
  keyOf: (item: Item) => string;
  children: (item: Item, index: number) => ReactNode;
  /** Expected height of a row in px; rows are measured once drawn. */
  estimate: number;
  gap?: number;
  /** Rows drawn beyond what is in sight, on either side. */
  overscan?: number;
  padding?: number;
  /** The end comes into sight: load more. */
  onEnd?: (() => void) | undefined;
  /** What is in sight stays there when rows come or go above it. */
  anchored?: boolean;
  /** Keeps the place over a time in which the list is not drawn. */
  memory?: RefObject<ScrollMemory> | undefined;
  /** Which items are in sight. */
  onRange?: ((first: number, last: number) => void) | undefined;
  className?: string | undefined;
  label?: string;
};

/** A scrolling list that draws only what is in sight. Needs a bounded height from around it. */
export function VirtualList<Item>(props: Props<Item>) {
  const { items, keyOf, children, estimate, gap = 0, padding = 0, anchored = false, className, label } = props;
  const { onEnd, onRange, overscan = 6 } = props;
  const fresh = useRef(NOT_SCROLLED);
  const memory = props.memory ?? fresh;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: (index) => keyOf(items[index] as Item),
    overscan,
    gap,
    paddingStart: padding,
    paddingEnd: padding,
    initialOffset: () => memory.current.offset,
    initialMeasurementsCache: memory.current.measured,
  });
  const rows = virtual.getVirtualItems();
  const first = rows[0]?.index;
  const last = rows.at(-1)?.index;
  useEffect(() => {
    if (first !== undefined && last !== undefined) onRange?.(first, last);
  }, [first, last, onRange]);
  const atEnd = last !== undefined && last >= items.length - 1;
  useEffect(() => {
    if (atEnd) onEnd?.();
  }, [atEnd, onEnd]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!anchored || !element || element.scrollTop <= 0) return;
    // The first that was in sight and is still there keeps its place.
    const places = new Map(items.map((item, index) => [keyOf(item), index]));
    const before = memory.current.anchors.find(({ key }) => places.has(key));
    if (!before) return;
    const start = virtual.getOffsetForIndex(places.get(before.key) ?? 0, 'start')?.[0] ?? 0;
    const wanted = start + before.offset;
    if (Math.abs(wanted - element.scrollTop) > 1) element.scrollTop = wanted;
  }, [anchored, items, keyOf, memory, virtual]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!anchored || !element) return;
    const { scrollTop } = element;
    const anchors = rows.flatMap(({ key, start, end }) =>
      end > scrollTop ? [{ key: String(key), offset: scrollTop - start }] : [],
    );
    memory.current = { offset: scrollTop, measured: virtual.measurementsCache, anchors };
  });
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
