import { useNavigate, useSearch } from '@tanstack/react-router';
import type { PeopleSearch } from './search.ts';

/** The page's address, and a change of it. */
export function usePeopleSearch() {
  const search = useSearch({ from: '/shell/people' });
  const navigate = useNavigate();
  const change = (next: Partial<PeopleSearch>) =>
    void navigate({
      to: '.',
      search: (previous: Record<string, unknown>) => ({ ...previous, ...next }),
      replace: true,
      resetScroll: false,
    });
  return { search, change };
}
