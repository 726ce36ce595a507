/** Does something once the next picture stands: what was pressed answers first, the work that it starts follows. */
export function afterPaint(work: () => void): void {
  requestAnimationFrame(() => setTimeout(work));
}
