import type { FunnelBody } from '#contract/funnels.ts';
import type { Condition } from '#domain/records/condition.ts';

const DAY_MS = 86_400_000;

/** Open deals of every funnel that stand in their stage for longer than it allows; `own` narrows them further. */
export function stalledFilter(funnels: readonly FunnelBody[], own: readonly Condition[]): Condition {
  const late = funnels.flatMap((funnel) =>
    funnel.live.stages.flatMap((stage): Condition[] => {
      if (stage.dwellDays === undefined || stage.kind !== 'open') return [];
      const before = new Date(Date.now() - (stage.dwellDays + 1) * DAY_MS).toISOString();
      return [
        {
          all: [
            { field: 'funnel', op: 'eq', value: funnel.key },
            { field: 'stage', op: 'eq', value: stage.key },
            { field: 'stageSince', op: 'lte', value: before },
          ],
        },
      ];
    }),
  );
  return { all: [...own, { field: 'stageKind', op: 'eq', value: 'open' }, { any: late }] };
}
