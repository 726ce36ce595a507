import type { KeyboardEvent } from 'react';
import { useOpenRecord } from '../../../browser/openRecord.ts';
import type { CellEdits } from '../edit/useCellEdits.ts';

type Grid = {
  object: string;
  rows: number;
  /** The title among them. */
  columns: number;
  /** Rows that one sees at once. */
  page: number;
  /** Brings a cell into sight and puts the focus on it. */
  goTo: (row: number, column: number) => void;
  edits: CellEdits;
};

const STEPS: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Arrows between cells, Tab along a row until it ends, PageUp and PageDown by what one sees, Home and End along the row
 * and with Ctrl to the ends of the list. Enter and F2 begin to change the cell that has the focus; where
 * nothing can be changed Enter opens the record.
 */
export function useGridKeys({ object, rows, columns, page, goTo, edits }: Grid) {
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
    if (!at || event.altKey) return;
    const [row = 0, column = 0] = at;
    const leap = leapOf(event, row, column);
    if (leap) {
      event.preventDefault();
      return goTo(...leap);
    }
    if (event.ctrlKey || event.metaKey) return;
    if (act(cell, event.key)) return event.preventDefault();
    const step = stepOf(event);
    if (!step) return;
    const next = [row + step[0], column + step[1]] as const;
    const isOut = next[0] < 0 || next[0] >= rows || next[1] < 0 || next[1] >= columns;
    // Tab goes on from a row's title and from its end as everywhere on the page.
    if (event.key === 'Tab' && (column === 0 || isOut)) return;
    event.preventDefault();
    if (!isOut) goTo(...next);
  };
  /** Where a key leads that goes farther than to the next cell. */
  function leapOf({ key, ctrlKey, metaKey }: KeyboardEvent, row: number, column: number): [number, number] | undefined {
    const [last, whole] = [rows - 1, ctrlKey || metaKey];
    if (key === 'Home') return whole ? [0, 0] : [row, 0];
    if (key === 'End') return whole ? [last, columns - 1] : [row, columns - 1];
    if (key === 'PageDown' && !whole) return [Math.min(last, row + page), column];
    if (key === 'PageUp' && !whole) return [Math.max(0, row - page), column];
    return undefined;
  }
  return { pressed };
}

const stepOf = ({ key, shiftKey }: KeyboardEvent) => (key === 'Tab' ? ([0, shiftKey ? -1 : 1] as const) : STEPS[key]);
const isLink = (cell: HTMLElement) => cell.tagName === 'A';
