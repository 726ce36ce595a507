import { isSnoozed, limitFor, type Stay, stayOn } from '#domain/funnels/index.ts';
import type { RecordValues } from '#domain/objects/index.ts';
import type { Dwell } from './dwellOf.ts';

export type Snoozed = { until: string; reason: string };
export type StandingSince = { stay: Stay; snoozed: Snoozed | null; stalled: boolean };

/** How long a record has been standing in its stage, and whether that is to be told. */
export function stayOf({ day, ground, limits }: Dwell, values: RecordValues): StandingSince {
  const since = values.stageSince ? new Date(String(values.stageSince)) : undefined;
  const stay = since
    ? stayOn(since, day, limitFor(limits, values), ground)
    : ({ days: 0, unit: 'calendar', state: 'fine' } as const);
  const snoozed = isSnoozed(values.snoozedUntil, day)
    ? { until: String(values.snoozedUntil), reason: String(values.snoozeReason ?? '') }
    : null;
  return { stay, snoozed, stalled: stay.state === 'over' && !snoozed };
}
