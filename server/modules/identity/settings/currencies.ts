import type { CurrencySettings } from '#contract/settings.ts';
import { type Issue, issue } from '#domain/kernel/issue.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { changeDefinitions } from '../changeDefinitions.ts';
import { requireAbility } from '../require.ts';
import { deleteRate, type NewRate, selectRates, upsertRates } from './rateQueries.ts';
import { updateCurrencies } from './settingQueries.ts';

/** Base currency, foreign ones and every rate there has been. */
export async function currencySettings(ctx: Context): Promise<CurrencySettings> {
  const rates = await selectRates(ctx.pools.app, ctx.workspace);
  return {
    base: ctx.workspace.currency,
    currencies: ctx.workspace.currencies,
    rates: rates.map((row) => ({
      currency: row.currency,
      validFrom: row.valid_from,
      rate: row.rate,
      enteredAt: row.entered_at.toISOString(),
      enteredBy: row.entered_by,
    })),
  };
}

/** Which foreign currencies may be chosen. Records keep those that no longer may. Throws `no_right`. */
export async function saveCurrencies(ctx: Context, currencies: readonly string[]): Promise<void> {
  requireAbility(ctx, 'manageWorkspace');
  const foreign = [...new Set(currencies)].filter((code) => code !== ctx.workspace.currency);
  const lists = await changeDefinitions(ctx, (tx) => updateCurrencies(tx, ctx.workspace.id, foreign));
  Object.assign(ctx.workspace, lists);
}

/**
 * Enters rates; one for the same currency and day is replaced. What is stored in deals does not change by it.
 * Throws `no_right`, `invalid_input` for the base currency or one that is not in use.
 */
export async function enterRates(ctx: Context, rates: readonly NewRate[]): Promise<void> {
  requireAbility(ctx, 'manageWorkspace');
  const known = new Set([...ctx.workspace.currencies, ...ctx.workspace.retiredCurrencies]);
  const issues = rates.flatMap(({ currency }, row): Issue[] =>
    known.has(currency) ? [] : [{ ...issue('unknown_option', 'currency', { value: currency }), row }],
  );
  if (issues.length > 0) throw new Refused('invalid_input', { issues });
  const newest = [...new Map(rates.map((rate) => [`${rate.currency} ${rate.validFrom}`, rate])).values()];
  await upsertRates(ctx.pools.app, ctx.workspace, newest, { userId: ctx.actor.userId, at: ctx.now });
}

/** Takes a rate out of the list. Throws `no_right`, `not_found`. */
export async function removeRate(ctx: Context, currency: string, validFrom: string): Promise<void> {
  requireAbility(ctx, 'manageWorkspace');
  if (!(await deleteRate(ctx.pools.app, ctx.workspace, currency, validFrom))) throw new Refused('not_found');
}
