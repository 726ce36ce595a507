import { type KeyboardEvent, useRef } from 'react';

/** While a calendar is open Enter takes the day that was typed; it does not send the form around it by the way. */
export function useEnterTakes(startOpen = false) {
  const open = useRef(startOpen);
  return {
    // The picker closes before it tells of the key: what was open when the key was pressed is known until after it.
    onOpenChange: (isOpen: boolean) =>
      queueMicrotask(() => {
        open.current = isOpen;
      }),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' && open.current) event.preventDefault();
    },
  };
}
