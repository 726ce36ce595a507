import { type RefObject, useEffect, useRef } from 'react';

/** For the button of a popover: when that closes, the focus that was inside comes back to the button instead of getting lost. */
export function useFocusBack<T extends HTMLElement>(open: boolean): RefObject<T | null> {
  const button = useRef<T>(null);
  const was = useRef(open);
  useEffect(() => {
    const at = document.activeElement;
    const lost = !at || at === document.body || at.closest('.ant-popover') !== null;
    if (was.current && !open && lost) button.current?.focus();
    was.current = open;
  }, [open]);
  return button;
}
