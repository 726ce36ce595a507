import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { apiTokenSchema, createdTokenSchema } from '#contract/identity.ts';
import type {
  CalendarBody,
  CurrencySettings,
  MySession,
  RatePreview,
  RatesApplied,
  WorkspaceSettings,
} from '#contract/settings.ts';
import type { Terms } from '#domain/kernel/terms.ts';
import type { WorkCalendar } from '#domain/kernel/workCalendar.ts';
import { api } from './client.ts';
import { objectsQuery } from './objects.ts';
import { sessionQuery, useSession } from './session.ts';

/** A change after which session and definitions are read again. */
function useSetting<T, Answer = unknown>(write: (input: T) => Promise<Answer>, also: readonly string[] = []) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
        client.invalidateQueries({ queryKey: objectsQuery.queryKey }),
        ...also.map((key) => client.invalidateQueries({ queryKey: [key] })),
      ]);
    },
  });
}

// ── Workspace ──
export const useSaveWorkspace = () =>
  useSetting((patch: WorkspaceSettings) => api.patch('/settings', patch), ['calendar', 'funnels', 'measures']);
export const useSaveTerms = () => useSetting((terms: Terms) => api.put('/settings/terms', { terms }));

export const useWorkYear = (year: number) =>
  useQuery({
    queryKey: ['calendar', year],
    queryFn: ({ signal }) => api.get<CalendarBody>('/settings/calendar', { query: { year }, signal }),
    placeholderData: (before) => before,
  });
/** When the company works, from a day's year into the next: an office day in the new year may already be asked for. */
export function useWorkCalendar(day: string): WorkCalendar {
  const { workspace } = useSession();
  const year = Number(day.slice(0, 4));
  const days = [useWorkYear(year).data, useWorkYear(year + 1).data].flatMap((known) => known?.days ?? []);
  return { hours: workspace.workingHours, days: Object.fromEntries(days.map((one) => [one.day, one.kind])) };
}
type OwnDays = { day: string; to: string; kind: 'off' | 'work'; name: string };
export const useSetDays = () =>
  useSetting(({ day, ...body }: OwnDays) => api.put(`/settings/calendar/${day}`, body), ['calendar', 'funnels']);
export const useClearDay = () =>
  useSetting((day: string) => api.delete(`/settings/calendar/${day}`), ['calendar', 'funnels']);

export const useCurrencies = () =>
  useQuery({
    queryKey: ['currencies'],
    queryFn: ({ signal }) => api.get<CurrencySettings>('/settings/currencies', { signal }),
  });
export const useSaveCurrencies = () =>
  useSetting((currencies: readonly string[]) => api.put('/settings/currencies', { currencies }), ['currencies']);

export type NewRate = { currency: string; validFrom: string; rate: string };
const RATES = ['currencies', 'rateEffect'];
export const useEnterRates = () =>
  useSetting((rates: readonly NewRate[]) => api.post('/settings/rates', { rates }), RATES);
export const useDeleteRate = () =>
  useSetting(
    ({ currency, validFrom }: Omit<NewRate, 'rate'>) => api.delete(`/settings/rates/${currency}/${validFrom}`),
    RATES,
  );
export const useRateEffect = (enabled: boolean) =>
  useQuery({
    queryKey: ['rateEffect'],
    queryFn: ({ signal }) => api.get<RatePreview>('/settings/rates/effect', { signal }),
    enabled,
  });
const DEALS = ['rateEffect', 'records', 'record', 'board', 'measures'];
export const useApplyRates = () => useSetting((_: undefined) => api.post<RatesApplied>('/settings/rates/apply'), DEALS);
export const useUndoRates = () =>
  useSetting((batch: number) => api.post<RatesApplied>(`/settings/rates/apply/${batch}/undo`), DEALS);

// ── Person ──
export const useSaveName = () => useSetting((name: string) => api.patch('/session/profile', { name }));
export const useChangePassword = () =>
  useSetting((body: { current?: string; next: string }) => api.post('/session/password', body), ['sessions']);

export const useSessions = () =>
  useQuery({
    queryKey: ['sessions'],
    queryFn: async ({ signal }) => (await api.get<{ sessions: MySession[] }>('/sessions', { signal })).sessions,
  });
/** One session, or all others. */
export const useEndSession = () =>
  useSetting((id: string | undefined) => api.delete(id ? `/sessions/${id}` : '/sessions'), ['sessions']);

export type ApiToken = z.infer<typeof apiTokenSchema>;
export type CreatedToken = z.infer<typeof createdTokenSchema>;
export const useTokens = () =>
  useQuery({
    queryKey: ['tokens'],
    queryFn: async ({ signal }) => (await api.get<{ tokens: ApiToken[] }>('/tokens', { signal })).tokens,
  });
export const useCreateToken = () =>
  useSetting(
    (token: { name: string; readOnly: boolean; expiresAt?: string }) => api.post<CreatedToken>('/tokens', token),
    ['tokens'],
  );
export const useRevokeToken = () => useSetting((id: string) => api.delete(`/tokens/${id}`), ['tokens']);
