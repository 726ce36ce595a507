import { type Issue, zonedDay } from '#domain/kernel/index.ts';
import type { ObjectDefinition, RecordValues } from '#domain/objects/index.ts';
import { priced, priceOf } from '#domain/records/pricing.ts';
import type { Context } from '#server/platform/context.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { selectRatesOn } from '../../identity/index.ts';

/** A write in the making. `at`: when it happens. */
export type PricedWrite = { before: RecordValues; patch: RecordValues; issues: Issue[]; at: Date };

/**
 * Part of every write: where a record has a foreign currency, its base amount follows from the amount in currency by
 * the rate of the day – of the day it was closed, for a closed one. One query for the whole batch, none without
 * foreign currencies.
 */
export async function convertAmounts(
  db: Queryable,
  ctx: Context,
  object: ObjectDefinition,
  writes: readonly PricedWrite[],
): Promise<void> {
  if (!object.fields.some((field) => field.key === 'amountInCurrency')) return;
  const base = ctx.workspace.currency;
  const asked: { write: PricedWrite; currency: string; amount: string; day: string }[] = [];
  for (const write of writes) {
    if (keepsItsPast(ctx, write)) continue;
    const pricing = priceOf(write, base);
    if (pricing.kind === 'refuse') write.issues.push(pricing.issue);
    if (pricing.kind === 'set') Object.assign(write.patch, pricing.values);
    if (pricing.kind === 'convert') asked.push({ write, ...pricing, day: dayOf(ctx, write) });
  }
  const rates = await selectRatesOn(db, ctx.workspace, asked);
  for (const [index, question] of asked.entries()) {
    const result = priced(question, rates[index] ?? null, base, question.day);
    if ('issue' in result) question.write.issues.push(result.issue);
    else Object.assign(question.write.patch, result.values);
  }
}

/** An import of the past that brings both amounts knows what the deal was worth then. */
const keepsItsPast = (ctx: Context, { patch, at }: PricedWrite) =>
  ctx.door === 'import' && at < ctx.now && Boolean(patch.amount) && Boolean(patch.amountInCurrency);

function dayOf(ctx: Context, { before, at }: PricedWrite): string {
  const closed = before.closedAt;
  return zonedDay(typeof closed === 'string' ? new Date(closed) : at, ctx.workspace.timeZone);
}
