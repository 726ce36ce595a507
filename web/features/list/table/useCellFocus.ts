import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

type Cell = { row: number; column: number };
const cellAt = (root: HTMLElement | null, { row, column }: Cell) =>
  root?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`);

/**
 * Puts the focus on a cell, as soon as it is there: the row may have to be scrolled to and read first. When the cell
 * that has it scrolls out of sight the table takes it, so that keys go on from where one is.
 */
export function useCellFocus(scroller: RefObject<HTMLElement | null>, moved: number) {
  const wanted = useRef<Cell>(undefined);
  const held = useRef<Cell>(undefined);
  const numbered = useRef(moved);
  useLayoutEffect(() => {
    const by = moved - numbered.current;
    numbered.current = moved;
    if (wanted.current) wanted.current = { ...wanted.current, row: wanted.current.row + by };
    const cell = wanted.current && cellAt(scroller.current, wanted.current);
    if (cell) {
      cell.focus({ preventScroll: true });
      return;
    }
    if (held.current && document.activeElement === document.body) scroller.current?.focus({ preventScroll: true });
  });
  return {
    on: (row: number, column: number) => {
      wanted.current = { row, column };
      const cell = cellAt(scroller.current, wanted.current);
      if (cell) cell.focus({ preventScroll: true });
    },
    onFocus: ({ target }: FocusEvent<HTMLElement>) => {
      const [row, column] = target.dataset.cell?.split(':').map(Number) ?? [];
      held.current = row === undefined || column === undefined ? undefined : { row, column };
      wanted.current = undefined;
    },
    onBlur: ({ target }: FocusEvent<HTMLElement>) => {
      // A cell that is taken out of the page loses the focus without a word.
      if (target.isConnected) held.current = undefined;
    },
  };
}
