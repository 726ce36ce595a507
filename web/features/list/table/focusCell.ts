/** Puts the focus on a cell, as soon as it is drawn. */
export function focusCell(row: number, column: number, tries = 10): void {
  const cell = document.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`);
  if (cell) cell.focus();
  else if (tries > 0) requestAnimationFrame(() => focusCell(row, column, tries - 1));
}
