import type { Condition } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { getFunnels } from '../funnels/index.ts';
import { DEAL } from './scope.ts';

const DAY_MS = 86_400_000;

/** Deals that stand in their stage for longer than its dwell limit. Holds for none where no stage has a limit. */
export async function stalledCondition(ctx: Context): Promise<Condition> {
  const funnels = await getFunnels(ctx);
  const limits = funnels.ofObject(DEAL).flatMap((funnel) =>
    funnel.live.stages.flatMap((stage): Condition[] => {
      if (stage.dwellDays === undefined || stage.kind !== 'open') return [];
      const before = new Date(ctx.now.getTime() - (stage.dwellDays + 1) * DAY_MS).toISOString();
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
  return { any: limits };
}
