import { BUSINESS_LINE_FUNNELS, STANDARD_FUNNELS } from '#domain/funnels/index.ts';
import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { inSchema } from '#server/platform/sql.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { createRecords, type Outcome, setRecordHooks } from '../../records/index.ts';
import { funnelHooks, installFunnels } from '../index.ts';

/** A test workspace with all the funnels that come with the product. */
export async function createFunnelWorld(): Promise<World> {
  setRecordHooks(funnelHooks);
  return createWorld((ctx) =>
    inTransaction(ctx.pools.owner, (tx) =>
      installFunnels(tx, ctx.workspace, [...STANDARD_FUNNELS, ...BUSINESS_LINE_FUNNELS]),
    ),
  );
}

export function idOf(outcome: Outcome | undefined): string {
  if (!outcome?.ok) throw new Error(`expected success: ${JSON.stringify(outcome)}`);
  return outcome.id;
}

export const make = async (ctx: Context, object: string, values: Record<string, unknown>): Promise<string> =>
  idOf((await createRecords(ctx, object, [{ values: { name: '测试', ...values } }]))[0]);

/** What the gates of the standard funnel ask for, up to signing. */
export async function everything(ctx: Context): Promise<Record<string, unknown>> {
  const account = await make(ctx, 'account', { name: '华星精工' });
  const decisionMaker = await make(ctx, 'contact', { name: '王强', account });
  return {
    account,
    decisionMaker,
    amount: '100000.00',
    expectedCloseDate: '2026-12-31',
    need: '产线改造',
    budget: '120000',
    paymentTerms: '3-6-1',
    budgetConfirmed: true,
  };
}

export type VisitLine = {
  stage_key: string;
  entered_at: Date;
  left_at: Date | null;
  dwell_since: Date;
  entry_kind: string;
  exit_kind: string | null;
  next_stage_key: string | null;
  enter_seq: number | null;
  leave_seq: number | null;
  amount: string | null;
};

export async function visitsOf(world: World, id: string): Promise<VisitLine[]> {
  const { rows } = await world.db.app.query<VisitLine>(
    inSchema(world.workspace, 'select * from :schema.stage_visit where record_id = $1 order by ordinal'),
    [id],
  );
  return rows;
}

export type SpanLine = {
  stage_key: string;
  valid_from: Date;
  valid_to: Date | null;
  amount: string | null;
  category: string | null;
};

export async function spansOf(world: World, id: string): Promise<SpanLine[]> {
  const { rows } = await world.db.app.query<SpanLine>(
    inSchema(world.workspace, 'select * from :schema.record_span where record_id = $1 order by valid_from'),
    [id],
  );
  return rows;
}

export async function moveEventsOf(world: World, id: string): Promise<{ seq: number; at: Date; kind: number }[]> {
  const { rows } = await world.db.app.query<{ seq: number; at: Date; kind: number }>(
    inSchema(
      world.workspace,
      'select seq, at, kind from :schema.event where record_id = $1 and kind in (5, 6) order by seq',
    ),
    [id],
  );
  return rows;
}

/** Whether visits and spans tile time without gaps, agree on stages, and end open. */
export async function expectTiling(world: World, id: string): Promise<void> {
  const visits = await visitsOf(world, id);
  const spans = await spansOf(world, id);
  const broken =
    visits.find((visit, index) => visit.left_at?.getTime() !== visits[index + 1]?.entered_at.getTime()) ??
    visits.find((visit, index) => visit.leave_seq !== (visits[index + 1]?.enter_seq ?? null)) ??
    spans.find((span, index) => span.valid_to?.getTime() !== spans[index + 1]?.valid_from.getTime()) ??
    spans.find((span) => {
      const visit = visits.findLast((candidate) => candidate.entered_at <= span.valid_from);
      return visit?.stage_key !== span.stage_key;
    });
  if (broken) throw new Error(`no tiling: ${JSON.stringify({ broken, visits, spans }, null, 1)}`);
}
