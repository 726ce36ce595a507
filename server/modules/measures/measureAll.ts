import type { MeasureQuery, MeasureResult } from '#domain/measures/index.ts';
import type { Context } from '#server/platform/context.ts';
import { measure } from './measure.ts';

/** Questions answered at once by the database, so that one page leaves connections to the others. */
const AT_ONCE = 4;

/** Answers in the order of the questions. One that is refused refuses all. */
export async function measureAll(ctx: Context, queries: readonly MeasureQuery[]): Promise<MeasureResult[]> {
  const results: MeasureResult[] = [];
  let next = 0;
  const work = async () => {
    for (let index = next++; index < queries.length; index = next++)
      results[index] = await measure(ctx, queries[index]!);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, queries.length) }, work));
  return results;
}
