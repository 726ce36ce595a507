const STEP: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };
const ASIDE: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

const cardsIn = (column: Element): HTMLElement[] =>
  [...column.querySelectorAll<HTMLElement>('[data-card]')].sort(
    (a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top,
  );

/** Up and down to the next card, left and right to the card at the same height of the next column that has one. */
export function focusNeighbour(card: HTMLElement, key: string): boolean {
  const column = card.closest('[data-column]');
  if (!column) return false;
  const next = key in STEP ? along(column, card, STEP[key] as number) : aside(column, card, ASIDE[key] ?? 0);
  next?.focus();
  return next !== undefined;
}

function along(column: Element, card: HTMLElement, step: number): HTMLElement | undefined {
  const cards = cardsIn(column);
  return cards[cards.indexOf(card) + step];
}

function aside(column: Element, card: HTMLElement, step: number): HTMLElement | undefined {
  if (step === 0) return undefined;
  const columns = [...document.querySelectorAll('[data-column]')];
  const { top } = card.getBoundingClientRect();
  for (let at = columns.indexOf(column) + step; columns[at]; at += step) {
    const [first, ...rest] = cardsIn(columns[at] as Element);
    if (first) return rest.reduce((best, other) => (distance(other, top) < distance(best, top) ? other : best), first);
  }
  return undefined;
}

const distance = (card: HTMLElement, top: number) => Math.abs(card.getBoundingClientRect().top - top);
