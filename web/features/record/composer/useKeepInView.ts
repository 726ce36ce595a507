import { type RefObject, useEffect } from 'react';

/** The focus brings the text into view, not what unfolds below it, nor what the growing text pushes down. */
export function useKeepInView(box: RefObject<HTMLElement | null>, open: boolean): void {
  useEffect(() => {
    const element = box.current;
    if (!open || !element) return;
    const grown = new ResizeObserver(() => {
      if (element.contains(document.activeElement)) element.scrollIntoView({ block: 'nearest' });
    });
    grown.observe(element);
    return () => grown.disconnect();
  }, [box, open]);
}
