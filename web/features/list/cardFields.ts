import type { ObjectBody } from '#contract/objects.ts';
import { defaultColumns } from './columns.ts';

/** What a card needs beside the title: the amount, the stage, the owner, and the first of the usual columns. */
export function cardFields(object: ObjectBody): string[] {
  const wanted = ['amount', 'stage', 'owner', ...defaultColumns(object).slice(0, 5)];
  return [...new Set(wanted)].filter((key) => object.fields.some((field) => field.key === key));
}
