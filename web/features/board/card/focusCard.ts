/** Puts the focus on a card once it is drawn, if it went lost with what was closed or moved; takes it from nobody. */
export function focusCard(id: string): void {
  requestAnimationFrame(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (lost) document.querySelector<HTMLElement>(`[data-card="${id}"]`)?.focus({ preventScroll: true });
  });
}
