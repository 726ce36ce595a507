import type { UnmetGate } from '#domain/funnels/index.ts';
import type { RecordValues } from '#domain/objects/index.ts';
import type { ConditionContext } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { decidersOf } from '../approvals/index.ts';

export type Lacks = { record: string; values: RecordValues; context: ConditionContext; unmet: readonly UnmetGate[] };

/** What records lack, in the order given; approvals with those who are to decide. No query where none is lacking. */
export async function nameDeciders(db: Queryable, ctx: Context, lacks: readonly Lacks[]): Promise<UnmetGate[][]> {
  const found = lacks.flatMap(({ unmet, ...way }) =>
    unmet.flatMap((one) => (one.kind === 'approval' ? [{ one, way }] : [])),
  );
  const named = await decidersOf(
    db,
    ctx,
    found.map(({ one: { gate, state, steps }, way }) => ({ ...way, gate, state, steps })),
  );
  const known = new Map<UnmetGate, UnmetGate>(
    found.map(({ one }, index) => [one, { ...one, deciders: named[index]! }]),
  );
  return lacks.map(({ unmet }) => unmet.map((one) => known.get(one) ?? one));
}
