import { useSyncExternalStore } from 'react';

/** Whether a media query matches now; follows changes. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}

/** A phone: the rail becomes a bottom bar, drawers fill the screen. */
export const usePhone = (): boolean => useMediaQuery('(max-width: 767px)');
