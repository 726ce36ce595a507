import { sumDecimals } from '#domain/kernel/decimal.ts';
import type { MeasureKey, MeasureUnit } from '#domain/measures/types.ts';
import { ratioOf } from './crossSpec.ts';

export type Values = Record<string, number | string | null>;

/** How the numbers of several cells become one. */
export type Recipe = {
  measure: MeasureKey;
  mode: string;
  /** Units by part, `value` included. */
  units: Record<string, MeasureUnit>;
  /** Whether the numbers of cells add up to that of their whole. */
  additive: (part: string) => boolean;
};

/** Averages carry the unit of what they are an average of, and do not add up. */
const AVERAGES: readonly string[] = ['averageDealSize', 'velocity'];

export function recipeOf(
  measure: MeasureKey,
  mode: string,
  units: Record<string, MeasureUnit>,
  addsUp: { counts: boolean; amounts: boolean } = { counts: true, amounts: true },
): Recipe {
  const additive = (part: string) => {
    if (part === 'averageDealSize' || (part === 'value' && AVERAGES.includes(measure))) return false;
    const unit = units[part];
    return unit === 'count' ? addsUp.counts : unit === 'amount' && addsUp.amounts;
  };
  return { measure, mode, units, additive };
}

const summed = (units: Recipe['units'], part: string): boolean => {
  const unit = units[part];
  return unit === 'count' || (unit === 'amount' && part !== 'averageDealSize');
};

/**
 * The lines that have no place of their own, as one: counts and amounts are added, shares are made anew from their parts,
 * and what cannot be known from the lines (a median) is null. Of deals with several products each line counts its own.
 */
export function merged(cells: readonly (Values | undefined)[], { measure, mode, units }: Recipe): Values | undefined {
  const given = cells.filter((cell) => cell !== undefined);
  if (given.length === 0) return undefined;
  const result: Values = {};
  for (const part of Object.keys(units)) {
    if (part === 'value' && AVERAGES.includes(measure)) result[part] = null;
    else if (!summed(units, part)) result[part] = null;
    else if (units[part] === 'amount') result[part] = sumDecimals(given.map((cell) => String(cell[part] ?? '0')));
    else result[part] = given.reduce((sum, cell) => sum + Number(cell[part] ?? 0), 0);
  }
  for (const part of Object.keys(units)) {
    const ratio = ratioOf(measure, mode, part);
    if (!ratio) continue;
    const whole = ratio.by.reduce((sum, key) => sum + Number(result[key] ?? 0), 0);
    const share = whole === 0 ? null : Number(result[ratio.of] ?? 0) / whole;
    result[part] = share !== null && units[part] === 'amount' ? share.toFixed(2) : share;
  }
  return result;
}
