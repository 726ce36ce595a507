import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { barAt, isCompressed, lowest, placeAt, tallOf } from './tall.ts';

/** Rows that are drawn beyond what one sees. */
const OVERSCAN = 12;
/** The scroll bar moves by rows while it moves less than so many views at once; a jump goes where it points. */
const STEP_VIEWS = 2;
/** After so long without scrolling the bar is put where it belongs. */
const REST_MS = 150;

type Place = {
  first: number;
  last: number;
  /** Real px of the table that lie above what is drawn of it. */
  drift: number;
};

type Options = {
  scroller: RefObject<HTMLDivElement | null>;
  /** Which list it is: another one is shown from its beginning. */
  of: string;
  rows: number;
  /** Height of a row, and of what one sees at once; px. */
  rowHeight: number;
  view: number;
  /** By how many rows what is in sight was renumbered in all. */
  moved: number;
  tallest?: number | undefined;
};

/**
 * Which of any number of rows are drawn. A table too tall for the browser is drawn smaller: wheel and keys move it by
 * rows all the same, and dragging the bar goes to where the bar points.
 */
export function useTallRows({ scroller, of, rows, rowHeight, view, moved, tallest }: Options) {
  const tall = useMemo(() => tallOf(rows, rowHeight, view, tallest), [rows, rowHeight, view, tallest]);
  const now = useRef({ of, at: 0, top: 0, moved });
  const rest = useRef<number>(undefined);
  const [place, setPlace] = useState<Place>({ first: 0, last: 0, drift: 0 });

  const show = useCallback(
    (at: number, top: number) => {
      now.current = { ...now.current, at, top };
      const drift = Math.round(at - top);
      const first = Math.max(0, Math.floor(at / rowHeight) - OVERSCAN, Math.ceil(drift / rowHeight));
      const room = Math.floor((tall.drawn + drift) / rowHeight);
      const last = Math.min(rows, Math.ceil((at + tall.view) / rowHeight) + OVERSCAN, room) - 1;
      setPlace((was) =>
        was.first === first && was.last === last && was.drift === drift ? was : { first, last, drift },
      );
    },
    [rows, rowHeight, tall],
  );
  /** Puts the bar where it belongs; what one sees stays. */
  const settle = useCallback(
    (at: number) => {
      const there = Math.min(Math.max(at, 0), lowest(tall));
      show(there, Math.round(barAt(tall, there)));
    },
    [show, tall],
  );
  const moveTo = useCallback(
    (at: number) => {
      const by = at - now.current.at;
      const top = now.current.top + by;
      const isStep = Math.abs(by) <= STEP_VIEWS * tall.view && top > 0 && top < tall.drawn - tall.view;
      if (isStep) show(at, Math.round(top));
      else settle(at);
      if (scroller.current) scroller.current.scrollTop = now.current.top;
    },
    [scroller, settle, show, tall],
  );

  const onScroll = () => {
    const top = scroller.current?.scrollTop ?? 0;
    const by = top - now.current.top;
    if (by === 0) return;
    if (!isCompressed(tall)) return show(top, top);
    const isStep = Math.abs(by) <= STEP_VIEWS * tall.view;
    const at = isStep ? Math.min(Math.max(now.current.at + by, 0), lowest(tall)) : placeAt(tall, top);
    const isAtEdge = top <= 0 || top >= tall.drawn - tall.view - 1;
    if (isAtEdge && !isStep) settle(at);
    else show(at, top);
    window.clearTimeout(rest.current);
    rest.current = window.setTimeout(() => settle(now.current.at), isAtEdge ? 0 : REST_MS);
  };
  useEffect(() => () => window.clearTimeout(rest.current), []);

  // More or fewer rows, another size, or rows that were numbered anew: what one sees stays where it is.
  useLayoutEffect(() => {
    const before = now.current;
    now.current = { ...before, of, moved };
    settle(before.of === of ? before.at + (moved - before.moved) * rowHeight : 0);
  }, [of, moved, rowHeight, settle]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && Math.abs(element.scrollTop - now.current.top) >= 1) element.scrollTop = now.current.top;
  });

  const last = Math.min(place.last, rows - 1);
  const above = Math.max(0, place.first * rowHeight - place.drift);
  return {
    first: place.first,
    last,
    /** The row at the top of what one sees, about. */
    top: Math.min(last, place.first + OVERSCAN),
    /** Height of what is not drawn before and behind the rows, px. */
    above,
    below: Math.max(0, tall.drawn - above - Math.max(0, last - place.first + 1) * rowHeight),
    onScroll,
    /** Rows that one sees at once. */
    page: Math.max(1, Math.floor(tall.view / rowHeight)),
    /** Brings a row into sight, by as little as it takes. */
    scrollTo: (row: number) => {
      const from = row * rowHeight;
      const { at } = now.current;
      if (from < at) moveTo(from);
      else if (from + rowHeight > at + tall.view) moveTo(from + rowHeight - tall.view);
    },
  };
}
