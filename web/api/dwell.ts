import { queryOptions, useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { z } from 'zod';
import type { DwellBody } from '#contract/dwell.ts';
import type { OutcomeBody, outcomesSchema } from '#contract/records.ts';
import { type DwellGround, type Stay, stayOn } from '#domain/funnels/dwell.ts';
import { isSnoozed, limitFor, type StageLimit, stalledCondition } from '#domain/funnels/stalled.ts';
import { zonedDay } from '#domain/kernel/calendar.ts';
import type { RecordValues } from '#domain/objects/types.ts';
import type { Condition } from '#domain/records/condition.ts';
import { api } from './client.ts';
import { useRefreshRecords } from './records.ts';

type Outcomes = z.infer<typeof outcomesSchema>;
export type Snoozed = { until: string; reason: string };

/** Limits of stages and the calendar by which they count. Under funnels, with which it changes. */
export const dwellQuery = queryOptions({
  queryKey: ['funnels', 'dwell'],
  queryFn: ({ signal }) => api.get<DwellBody>('/dwell', { signal }),
  staleTime: 5 * 60_000,
});

export type Dwell = {
  /** The workspace's day; a past one where a page stands on that. */
  today: string;
  hasLimits: (funnels: readonly { key: string }[]) => boolean;
  /** Records of these funnels past the limit of their stage, on a day. */
  stalled: (funnels: readonly { key: string }[], day?: string) => Condition;
  /** How long a record has stood in its stage by a day. */
  stayOf: (values: RecordValues, day?: string) => Stay | undefined;
  snoozedOf: (values: RecordValues, day?: string) => Snoozed | undefined;
};

export function useDwell(): Dwell {
  const { timeZone, calendar, limits: told } = useSuspenseQuery(dwellQuery).data;
  const today = zonedDay(new Date(), timeZone);
  return useMemo(() => dwellBy({ timeZone, calendar }, told as StageLimit[], today), [timeZone, calendar, told, today]);
}

function dwellBy(ground: DwellGround, limits: readonly StageLimit[], today: string): Dwell {
  const within = (funnels: readonly { key: string }[]) =>
    limits.filter((limit) => funnels.some(({ key }) => key === limit.funnel));
  return {
    today,
    hasLimits: (funnels) => within(funnels).length > 0,
    stalled: (funnels, day = today) => stalledCondition(within(funnels), day, ground),
    stayOf(values, day = today) {
      const { stageSince } = values;
      if (typeof stageSince !== 'string') return undefined;
      return stayOn(new Date(stageSince), day, limitFor(limits, values), ground);
    },
    snoozedOf: ({ snoozedUntil, snoozeReason }, day = today) =>
      isSnoozed(snoozedUntil, day) ? { until: String(snoozedUntil), reason: String(snoozeReason ?? '') } : undefined,
  };
}

/** Silences the warnings of one record's stay until a day; null ends that. */
export function useSnooze(object: string) {
  const refresh = useRefreshRecords();
  return useMutation({
    mutationFn: async (snooze: { id: string; until: string | null; reason?: string }) => {
      const { outcomes } = await api.post<Outcomes>('/snoozes', { object, snoozes: [snooze] });
      return outcomes[0] as OutcomeBody;
    },
    onSuccess: (outcome) => (outcome.ok ? refresh(object) : undefined),
  });
}
