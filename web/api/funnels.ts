import { queryOptions, useMutation, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { FunnelBody, FunnelList } from '#contract/funnels.ts';
import type { JourneyBody } from '#contract/journey.ts';
import type { ObjectBody } from '#contract/objects.ts';
import type { OutcomeBody, outcomesSchema } from '#contract/records.ts';
import { knownStages } from '#domain/funnels/knownStages.ts';
import { inLocale, LOCALES, type Localized } from '#domain/kernel/localized.ts';
import { api } from './client.ts';
import { useRefreshRecords } from './records.ts';

type Outcomes = z.infer<typeof outcomesSchema>;

/** Every funnel of the workspace with its live stages, and the common phases. */
export const funnelsQuery = queryOptions({
  queryKey: ['funnels'],
  queryFn: ({ signal }) => api.get<FunnelList>('/funnels', { signal }),
  staleTime: 5 * 60_000,
});

export function useFunnels(): FunnelList {
  return useSuspenseQuery(funnelsQuery).data;
}

/** The funnels of an object, in order; none for an object without. */
export function useFunnelsOf(object: string): FunnelBody[] {
  return useFunnels().funnels.filter((funnel) => funnel.objectKey === object);
}

/**
 * The object with funnels and stages as options of its fields, so that they read and filter like any choice. Stages of
 * several funnels that share a key share their name too, or stand with both.
 */
export function withStageOptions(object: ObjectBody, funnels: readonly FunnelBody[]): ObjectBody {
  if (!object.hasFunnel) return object;
  const own = funnels.filter((funnel) => funnel.objectKey === object.key);
  const options = {
    funnel: own.map(({ key, names }) => ({ key, labels: names })),
    stage: stageOptions(own),
  };
  return {
    ...object,
    fields: object.fields.map((field) =>
      field.key === 'funnel' || field.key === 'stage' ? { ...field, options: options[field.key] } : field,
    ),
  };
}

function stageOptions(funnels: readonly FunnelBody[]) {
  const byKey = new Map<string, FunnelBody['names'][]>();
  for (const { key, names } of funnels.flatMap(knownStages)) {
    const known = byKey.get(key) ?? [];
    if (!known.some((other) => other['zh-CN'] === names['zh-CN'])) byKey.set(key, [...known, names]);
  }
  return [...byKey].map(([key, names]) => ({
    key,
    labels: Object.fromEntries(
      LOCALES.map((locale) => [locale, names.map((name) => inLocale(name as Localized, locale)).join(' / ')]),
    ) as Localized,
  }));
}

/** The way of one record through its funnel, and what it still needs for the next stage. */
export function useJourney(object: string, id: string, enabled = true) {
  return useQuery({
    queryKey: ['records', object, 'journey', id],
    queryFn: ({ signal }) => api.get<JourneyBody>(`/journey/${object}/${id}`, { signal }),
    enabled,
  });
}

export type MoveCommand = {
  id: string;
  version?: number;
  to: string;
  fill?: Record<string, unknown>;
  note?: string;
  /** Past what is unmet, for whoever has the right to. */
  override?: { reason: string };
};

/** Moves one record to a stage. Resolves to its outcome; `refused` names the unmet gates. */
export function useMove(object: string) {
  const refresh = useRefreshRecords();
  return useMutation({
    mutationFn: async (move: MoveCommand) => {
      const { outcomes } = await api.post<Outcomes>('/moves', { object, moves: [move] });
      return outcomes[0] as OutcomeBody;
    },
    onSuccess: (outcome) => (outcome.ok ? refresh(object) : undefined),
  });
}

/** Takes a move back that was just made. */
export function useUndoMove(object: string) {
  const refresh = useRefreshRecords();
  return useMutation({
    mutationFn: async (move: { id: string; version?: number }) => {
      const { outcomes } = await api.post<Outcomes>('/moves/undo', { object, moves: [move] });
      return outcomes[0] as OutcomeBody;
    },
    onSettled: () => refresh(object),
  });
}
