import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { DesignerSearch } from './search.ts';

/** The page's address, and a change of it. */
export function useDesignerSearch() {
  const search = useSearch({ from: '/shell/funnels/{-$funnel}' });
  const navigate = useNavigate();
  const change = useCallback(
    (next: Partial<DesignerSearch>) =>
      void navigate({
        to: '.',
        search: (previous: Record<string, unknown>) => ({ ...previous, ...next }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  return { search, change };
}
