import type { RatePreview, RatesApplied } from '#contract/settings.ts';
import { compareDecimal, sumDecimals, toBase, zonedDay } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { requireAbility, selectRatesOn } from '../../identity/index.ts';
import { getDefinitions } from '../../objects/index.ts';
import { lockForWrite } from '../lockForWrite.ts';
import { writeUpdates } from '../writeUpdates.ts';
import {
  type ForeignDeal,
  insertRateBatch,
  selectForeignOpen,
  selectRerated,
  spendRateBatch,
} from './rerateQueries.ts';

const OBJECT = 'opportunity';
const PART = 500;
type Rerating = ForeignDeal & { rate: string | null; next: string | null };

/** What today's rates would make of the open deals. Throws `no_right`. */
export async function previewRates(ctx: Context): Promise<RatePreview> {
  const deals = await rerated(ctx.pools.app, ctx);
  const rated = deals.filter((deal) => deal.next !== null);
  const byCurrency = [...Map.groupBy(deals, (deal) => deal.currency)].map(([currency, group]) => ({
    currency,
    count: group.length,
    amount: sumDecimals(group.map((deal) => deal.foreign)),
    rate: group[0]!.rate,
    ...sums(group),
  }));
  return {
    open: deals.length,
    changing: rated.filter(changes).length,
    ...sums(deals),
    missing: byCurrency.filter(({ rate }) => rate === null).map(({ currency }) => currency),
    byCurrency,
  };
}

const sums = (deals: readonly Rerating[]) => ({
  before: sumDecimals(deals.map((deal) => deal.amount ?? '0')),
  after: sumDecimals(deals.map((deal) => deal.next ?? deal.amount ?? '0')),
});

const changes = ({ amount, next }: Rerating) =>
  next !== null && (amount === null || compareDecimal(amount, next) !== 0);

async function rerated(db: Queryable, ctx: Context): Promise<Rerating[]> {
  requireAbility(ctx, 'manageWorkspace');
  const definitions = await getDefinitions(ctx);
  const base = ctx.workspace.currency;
  const deals = await selectForeignOpen(db, ctx.workspace, definitions.object(OBJECT), base);
  const day = zonedDay(ctx.now, ctx.workspace.timeZone);
  const currencies = [...new Set(deals.map((deal) => deal.currency))];
  const found = await selectRatesOn(
    db,
    ctx.workspace,
    currencies.map((currency) => ({ currency, day })),
  );
  const rates = new Map(currencies.map((currency, index) => [currency, found[index] ?? null]));
  return deals.map((deal) => {
    const rate = rates.get(deal.currency) ?? null;
    return { ...deal, rate, next: rate && toBase(deal.foreign, rate, base) };
  });
}

/**
 * Gives every open deal in a foreign currency the amount that today's rate makes of it: events, spans and versions as
 * with any other write. A deal that somebody changes meanwhile, or that the actor may not change, is left.
 */
export async function applyRates(ctx: Context): Promise<RatesApplied> {
  const deals = (await rerated(ctx.pools.app, ctx)).filter(changes);
  if (deals.length === 0) return { batch: null, changed: 0, left: 0 };
  const plan = { act: 'rerate' };
  const batch = await insertRateBatch(ctx.pools.app, ctx.workspace, {
    object: OBJECT,
    actorId: ctx.actor.userId,
    kind: 'bulk',
    plan,
  });
  const targets = deals.map(({ id, version, next }) => ({ id, version, amount: next }));
  const changed = await write({ ...ctx, door: 'bulk', batchId: batch }, targets);
  return { batch, changed, left: deals.length - changed };
}

/** Takes a re-rating back. Deals whose amount was changed since then keep it. Throws `no_right`, `not_found`. */
export async function undoRates(ctx: Context, batch: number): Promise<RatesApplied> {
  requireAbility(ctx, 'manageWorkspace');
  if (!(await spendRateBatch(ctx.pools.app, ctx.workspace, batch))) throw new Refused('not_found');
  const amount = (await getDefinitions(ctx)).object(OBJECT).fields.find((field) => field.key === 'amount')!;
  const done = await selectRerated(ctx.pools.app, ctx.workspace, batch, amount.id);
  const plan = { act: 'rerateUndo', of: batch };
  const undo = await insertRateBatch(ctx.pools.app, ctx.workspace, {
    object: OBJECT,
    actorId: ctx.actor.userId,
    kind: 'undo',
    plan,
  });
  const targets = done.map(({ id, before, after }) => ({ id, amount: before, standing: after }));
  const changed = await write({ ...ctx, door: 'bulk', batchId: undo }, targets);
  return { batch: undo, changed, left: done.length - changed };
}

/** `standing`: written only where the amount is still this one. */
type Target = { id: string; version?: number; amount: string | null; standing?: string | null };

async function write(ctx: Context, targets: readonly Target[]): Promise<number> {
  const definitions = await getDefinitions(ctx);
  const object = definitions.object(OBJECT);
  let changed = 0;
  for (let start = 0; start < targets.length; start += PART) {
    const part = targets.slice(start, start + PART);
    changed += await inTransaction(ctx.pools.app, async (tx) => {
      const locks = await lockForWrite(tx, ctx, definitions, object, part, 'update');
      const updates = locks.flatMap((lock, index) => {
        const { amount, standing } = part[index]!;
        if (!lock.ok) return [];
        const { id, row, values: before } = lock.locked;
        if (before.stageKind !== 'open' || (standing !== undefined && (before.amount ?? null) !== standing)) return [];
        return [{ id, row, before, patch: { amount }, kind: 'updated' as const, at: ctx.now }];
      });
      return (await writeUpdates(tx, ctx, object, updates)).length;
    });
  }
  return changed;
}
