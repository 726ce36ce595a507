import { countClosings, getFunnels } from '#server/modules/funnels/index.ts';
import type { Context } from '#server/platform/context.ts';
import { closingsFloor, forgetCounts } from '../floors/closingQueries.ts';
import type { Bench, TimedCase } from '../support/types.ts';

/** What the hourly job does for learned win probabilities, of all funnels. */
export async function closingsCase(bench: Bench, reader: Context): Promise<TimedCase> {
  const forget = async () => void (await bench.sql.query(forgetCounts(bench)));
  await forget();
  return {
    kind: 'time',
    name: 'closings by stage (hourly job)',
    floorIs:
      'one statement: deals won and lost in twelve months by the stages that they stood in; no mapping, nothing is written',
    goal: { ratio: 3 },
    product: async () => {
      await countClosings(reader);
      const { ofObject } = await getFunnels(reader);
      return ofObject('opportunity')
        .flatMap(({ learning }) => learning?.closings ?? [])
        .reduce((sum, { closed }) => sum + closed, 0);
    },
    after: forget,
    floor: closingsFloor(bench),
  };
}
