import { useLayoutEffect } from 'react';
import { useSession } from '../../api/session.ts';

/** How close rows, cards and fields stand: a person's choice, read by the style sheets (ui/base.css). */
export function useDensity(): void {
  const { density } = useSession().user;
  useLayoutEffect(() => {
    document.documentElement.dataset.density = density ?? 'comfortable';
  }, [density]);
}
