import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ListSearch, listSearch } from './search.ts';

/** What the address says of the list, and how to change it. Filters replace the entry: back leaves the list. */
export function useListAddress() {
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const search = listSearch(raw);
  const change = (next: Partial<ListSearch>) =>
    void navigate({
      to: '.',
      search: (previous: Record<string, unknown>) => ({ ...previous, ...next }),
      replace: true,
    });
  return { search, change };
}
