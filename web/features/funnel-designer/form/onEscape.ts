import type { KeyboardEvent } from 'react';

/** Escape leaves a form, unless it only closes a list of choices that stands open in it. */
export const onEscape = (leave: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Escape') return;
  const opened = event.target instanceof Element && event.target.closest('[aria-expanded="true"]');
  if (!opened) leave();
};
