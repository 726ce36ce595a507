import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type {
  ApprovalBody,
  ApprovalBox,
  ApprovalList,
  ApprovalWay,
  Asked,
  Decided,
  Delegations,
  NewApproval,
  NewApprovals,
  NewDelegation,
} from '#contract/approvals.ts';
import { api } from './client.ts';

const ROOT = 'approvals';

/** What waits for the reader, what the reader asked for, or what the reader decided. */
export function useApprovals(box: ApprovalBox) {
  return useInfiniteQuery(
    infiniteQueryOptions({
      queryKey: [ROOT, 'box', box],
      queryFn: ({ signal, pageParam }) =>
        api.get<ApprovalList>('/approvals', { query: { box, before: pageParam || undefined }, signal }),
      initialPageParam: '',
      getNextPageParam: (page: ApprovalList) => page.next,
    }),
  );
}

export function useApproval(id: string) {
  return useQuery({
    queryKey: [ROOT, 'one', id],
    queryFn: ({ signal }) => api.get<ApprovalBody>(`/approvals/${id}`, { signal }),
  });
}

const countQuery = queryOptions({
  queryKey: [ROOT, 'count'],
  queryFn: ({ signal }) => api.get<{ waiting: number }>('/approvals/count', { signal }),
});

/** How many wait for the reader; 0 until it is known. */
export const useWaitingApprovals = (): number => useQuery(countQuery).data?.waiting ?? 0;

/** The approvals on a record's way to a stage. Read again when the record changes, for that may undo them. */
export function useApprovalWay(question: { object: string; id: string; to: string; fill: Record<string, unknown> }) {
  const { object, id, to, fill } = question;
  return useQuery({
    queryKey: ['records', object, 'approvals', id, to, fill],
    queryFn: ({ signal }) => api.post<ApprovalWay>('/approvals/way', question, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

/** Reads again what shows approvals, and the records that they may have moved. */
export function useRefreshApprovals() {
  const client = useQueryClient();
  return () =>
    client.invalidateQueries({
      predicate: ({ queryKey: [root] }) =>
        root === ROOT || root === 'records' || root === 'board' || root === 'today' || root === 'notifications',
    });
}

function useAct<Input, Answer>(call: (input: Input) => Promise<Answer>) {
  const refresh = useRefreshApprovals();
  return useMutation({ mutationFn: call, onSettled: () => void refresh() });
}

export const useAskApproval = () => useAct((wish: NewApproval) => api.post<ApprovalBody>('/approvals', wish));

const ASK_CHUNK = 50;

/** Asks for every approval that records still need on their way, some at a time. */
export const useAskApprovals = () =>
  useAct(async ({ records, ...wish }: NewApprovals): Promise<Asked> => {
    const outcomes: Asked['outcomes'] = [];
    for (let start = 0; start < records.length; start += ASK_CHUNK) {
      const chunk = records.slice(start, start + ASK_CHUNK);
      outcomes.push(...(await api.post<Asked>('/approvals/many', { ...wish, records: chunk })).outcomes);
    }
    return { outcomes };
  });

export const useWithdrawApproval = () => useAct((id: string) => api.post<ApprovalBody>(`/approvals/${id}/withdraw`));

export const useDecide = () =>
  useAct(({ id, ...decision }: { id: string; approved: boolean; note?: string }) =>
    api.post<Decided>(`/approvals/${id}/decision`, decision),
  );

const delegationsKey = [ROOT, 'delegations'];

export function useDelegations() {
  return useQuery({
    queryKey: delegationsKey,
    queryFn: ({ signal }) => api.get<Delegations>('/approvals/delegations', { signal }),
  });
}

function useDelegationChange<Input>(call: (input: Input) => Promise<Delegations>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: call, onSuccess: (left) => client.setQueryData(delegationsKey, left) });
}

export const useDelegate = () =>
  useDelegationChange((wish: NewDelegation) => api.post<Delegations>('/approvals/delegations', wish));

export const useEndDelegation = () =>
  useDelegationChange((id: string) => api.delete<Delegations>(`/approvals/delegations/${id}`));
