import type { KeyboardEvent } from 'react';

export const CARD = 'data-approval';

/** Up and down walk from card to card, Y and N press the card's buttons; not while one types. */
export function useCardKeys() {
  return (event: KeyboardEvent<HTMLElement>) => {
    const from = event.target as HTMLElement;
    if (event.metaKey || event.ctrlKey || event.altKey || from.closest('textarea, input')) return;
    const card = from.closest<HTMLElement>(`[${CARD}]`);
    const cards = [...event.currentTarget.querySelectorAll<HTMLElement>(`[${CARD}]`)];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      cards[card ? cards.indexOf(card) + step : 0]?.focus();
    } else if (card && (event.key === 'y' || event.key === 'n')) {
      event.preventDefault();
      card.querySelector<HTMLElement>(`[data-say="${event.key}"]`)?.click();
    }
  };
}
