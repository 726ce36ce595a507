import { useQuery } from '@tanstack/react-query';
import type { ListAnswer, SearchAnswer } from '#contract/records.ts';
import { api } from '../../../api/client.ts';
import type { Twin, TwinQuestion } from './twins.ts';

const MOST = 10;

/** Records that carry what was just entered, among those that the reader may see. Asked when the field is left. */
export function useTwins(question: TwinQuestion | undefined, except?: string) {
  return useQuery({
    queryKey: ['search', 'twins', question],
    queryFn: ({ signal }) => (question ? ask(question, signal) : []),
    enabled: question !== undefined,
    retry: false,
    staleTime: 30_000,
    select: (twins) => twins.filter(({ id }) => id !== except),
  });
}

async function ask(question: TwinQuestion, signal: AbortSignal): Promise<Twin[]> {
  if ('search' in question) {
    const query = { q: question.search.slice(0, 100), limit: MOST, objects: question.objects.join(',') };
    const { groups } = await api.get<SearchAnswer>('/search', { query, signal });
    return groups.flatMap(({ hits }) => hits).filter(question.isTwin);
  }
  const { object, query } = question;
  const { records } = await api.post<ListAnswer>(`/records/${object}/query`, query, { signal });
  return records.map(({ id, values }) => ({ object, id, title: String(values.name ?? ''), subtitle: '' }));
}
