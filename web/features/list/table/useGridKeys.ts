import type { KeyboardEvent } from 'react';
import type { CellEdits } from '../edit/useCellEdits.ts';

type Grid = {
  rows: number;
  /** The title among them. */
  columns: number;
  scrollTo: (row: number) => void;
  edits: CellEdits;
};

const STEPS: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Puts the focus on a cell, as soon as it is drawn. */
export function focusCell(row: number, column: number, tries = 10): void {
  const cell = document.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`);
  if (cell) cell.focus();
  else if (tries > 0) requestAnimationFrame(() => focusCell(row, column, tries - 1));
}

/** Arrows between cells; Enter and F2 begin to change the one that has the focus. */
export function useGridKeys({ rows, columns, scrollTo, edits }: Grid) {
  const pressed = (event: KeyboardEvent) => {
    const cell = event.target as HTMLElement;
    const at = cell.dataset.cell?.split(':').map(Number);
    if (!at || event.altKey || event.ctrlKey || event.metaKey) return;
    const [row = 0, column = 0] = at;
    if (event.key === 'F2' || (event.key === 'Enter' && cell.dataset.field)) {
      const { record } = cell.dataset;
      const field = cell.dataset.field ?? cell.dataset.title;
      if (!record || !field) return;
      event.preventDefault();
      edits.open(record, field);
      return;
    }
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const next = [row + step[0], column + step[1]] as const;
    if (next[0] < 0 || next[0] >= rows || next[1] < 0 || next[1] >= columns) return;
    if (step[0] !== 0) scrollTo(next[0]);
    focusCell(next[0], next[1]);
  };
  return { pressed };
}
