import type { KeyboardEvent } from 'react';

/** Escape in an open list of choices closes that list only. */
export function closedByEscape(event: KeyboardEvent): boolean {
  return event.key === 'Escape' && !(event.target as Element).closest('[aria-expanded="true"]');
}
