import type { KeyboardEvent } from 'react';
import { useOpenRecord } from '../../../browser/openRecord.ts';
import type { CellEdits } from '../edit/useCellEdits.ts';

type Grid = {
  object: string;
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

/**
 * Arrows between cells, Tab along a row until it ends. Enter and F2 begin to change the cell that has the focus; where
 * nothing can be changed Enter opens the record.
 */
export function useGridKeys({ object, rows, columns, scrollTo, edits }: Grid) {
  const openRecord = useOpenRecord();
  const act = (cell: HTMLElement, key: string): boolean => {
    const { record, field = cell.dataset.title } = cell.dataset;
    // Enter on a title follows its link.
    const begins = key === 'F2' || (key === 'Enter' && cell.dataset.title === undefined && !isLink(cell));
    if (!begins || !record) return false;
    if (field) edits.open(record, field);
    else if (key === 'Enter') openRecord({ object, id: record });
    return true;
  };
  const pressed = (event: KeyboardEvent) => {
    const cell = event.target as HTMLElement;
    const at = cell.dataset.cell?.split(':').map(Number);
    if (!at || isChord(event)) return;
    if (act(cell, event.key)) return event.preventDefault();
    const step = stepOf(event);
    if (!step) return;
    const [row = 0, column = 0] = at;
    const next = [row + step[0], column + step[1]] as const;
    const isOut = next[0] < 0 || next[0] >= rows || next[1] < 0 || next[1] >= columns;
    // Tab goes on from a row's title and from its end as everywhere on the page.
    if (event.key === 'Tab' && (column === 0 || isOut)) return;
    event.preventDefault();
    if (isOut) return;
    if (step[0] !== 0) scrollTo(next[0]);
    focusCell(next[0], next[1]);
  };
  return { pressed };
}

const stepOf = ({ key, shiftKey }: KeyboardEvent) => (key === 'Tab' ? ([0, shiftKey ? -1 : 1] as const) : STEPS[key]);
const isChord = (event: KeyboardEvent) => event.altKey || event.ctrlKey || event.metaKey;
const isLink = (cell: HTMLElement) => cell.tagName === 'A';
