import { toBase } from '../kernel/currency.ts';
import { type Issue, issue } from '../kernel/issue.ts';
import type { FieldValue, RecordValues } from '../objects/types.ts';

/** What a write says of price fields (`amount`, `currency`, `amountInCurrency`), and what stood there. */
export type Priced = { before: RecordValues; patch: RecordValues };
export type Pricing =
  /** Nothing to do with currencies. */
  | { kind: 'none' }
  /** These values go into the patch. */
  | { kind: 'set'; values: RecordValues }
  /** `amount` is to be worked out from this one. */
  | { kind: 'convert'; currency: string; amount: string }
  | { kind: 'refuse'; issue: Issue };

const given = (value: FieldValue | undefined): value is string => typeof value === 'string' && value !== '';

/**
 * What becomes of the base amount when a write touches a price. In a foreign currency `amount` is derived: from the
 * amount in currency and the rate of the day, anew whenever one of the two changes, and only then. In the base
 * currency there is one amount; an amount in currency moves into it.
 */
export function priceOf({ before, patch }: Priced, base: string): Pricing {
  const changes = (key: string) => key in patch && (patch[key] ?? null) !== (before[key] ?? null);
  if (!['amount', 'currency', 'amountInCurrency'].some(changes)) return { kind: 'none' };
  const after = { ...before, ...patch };
  const { currency, amountInCurrency } = after;
  if (!given(currency) || currency === base) return inBase(patch, amountInCurrency ?? null);
  // Not yet priced in its currency: the base amount is an estimate that anybody may enter.
  if (!given(amountInCurrency)) return { kind: 'none' };
  if (changes('currency') || changes('amountInCurrency')) {
    return { kind: 'convert', currency, amount: amountInCurrency };
  }
  return { kind: 'refuse', issue: issue('amount_from_currency', 'amount') };
}

function inBase(patch: RecordValues, amountInCurrency: FieldValue): Pricing {
  if (!given(amountInCurrency)) return { kind: 'none' };
  const entered = given(patch.amountInCurrency) && !given(patch.amount);
  return { kind: 'set', values: { amountInCurrency: null, ...(entered ? { amount: amountInCurrency } : {}) } };
}

/** The values that a rate gives, or what is missing. */
export function priced(
  { currency, amount }: { currency: string; amount: string },
  rate: string | null,
  base: string,
  day: string,
): { values: RecordValues } | { issue: Issue } {
  if (rate === null) return { issue: issue('rate_missing', 'currency', { currency, day }) };
  return { values: { amount: toBase(amount, rate, base) } };
}
