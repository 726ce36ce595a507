import { type RefObject, useEffect } from 'react';
import { focusCard } from '../card/focusCard.ts';
import type { ShownColumn } from '../model/placements.ts';

/** A card that was put into a column comes to its top: brings the top into sight, and the focus with the card. */
export function useArrival(column: ShownColumn, place: RefObject<HTMLElement | null>): void {
  const [first] = column.items;
  const arrived = first?.kind === 'card' ? first.placement?.card.id : undefined;
  useEffect(() => {
    if (arrived === undefined) return;
    place.current?.firstElementChild?.scrollTo({ top: 0 });
    focusCard(arrived);
  }, [arrived, place]);
}
