import { isDecimal, normaliseDecimal } from '../kernel/decimal.ts';
import type { FieldValue, RecordValues } from '../objects/types.ts';
import { pathsOf } from '../records/paths.ts';
import type { ApprovalStep } from './types.ts';

/** Values that an approval rests on, by path; another value means that it must be asked anew. */
export type Fingerprint = Record<string, FieldValue>;

/** What the steps' conditions read, and the amount. */
export function pathsThatMatter(steps: readonly ApprovalStep[], amount: string | undefined): string[] {
  const read = steps.flatMap(({ when }) => (when ? pathsOf(when) : []));
  return [...new Set([...read, ...(amount === undefined ? [] : [amount])])].sort();
}

export const fingerprintOf = (paths: readonly string[], values: RecordValues): Fingerprint =>
  Object.fromEntries(paths.map((path) => [path, plain(values[path])]));

export function sameFingerprint(a: Fingerprint, b: Fingerprint): boolean {
  const paths = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...paths].every((path) => JSON.stringify(plain(a[path])) === JSON.stringify(plain(b[path])));
}

/** 100 and 100.00 are the same, as are nothing and an empty text. */
function plain(value: FieldValue | undefined): FieldValue {
  if (value === undefined || value === '' || value === null) return null;
  if (Array.isArray(value)) return [...value].sort();
  return typeof value === 'string' && isDecimal(value) ? normaliseDecimal(value) : value;
}
