import type { MeasureResultBody } from '#contract/measures.ts';

import { REST } from '../figure/drill.ts';

type Keys = readonly (string | null)[];

const rowOf = (answer: MeasureResultBody, keys: Keys) =>
  answer.rows.find((row) => row.keys.length === keys.length && row.keys.every((key, index) => key === keys[index]));

/** The words for a cell's keys. */
export function labelsOf(answer: MeasureResultBody, keys: Keys, others: string): string[] {
  if (keys.length === 0) return [];
  const label = (key: string | null, index: number) =>
    answer.rows.find((row) => row.keys[index] === key)?.labels[index] ?? key ?? '–';
  return rowOf(answer, keys)?.labels ?? keys.map((key, index) => (key === REST ? others : label(key, index)));
}

/** The numbers of a cell, or of the whole. */
export function valuesOf(answer: MeasureResultBody, keys: Keys): MeasureResultBody['total'] {
  return keys.length === 0 ? answer.total : (rowOf(answer, keys)?.values ?? null);
}
