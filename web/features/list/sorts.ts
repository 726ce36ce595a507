import type { ObjectBody } from '#contract/objects.ts';
import { isSortable } from './columns.ts';

export type Sort = { field: string; descending: boolean };
/** As many as the server takes. */
export const MOST_SORTS = 3;

/** Order of a list whose address names none: newest first. */
export const DEFAULT_SORT: readonly Sort[] = [{ field: 'createdAt', descending: true }];

/** `-amount,name` → by amount from the largest, then by name. Fields that are gone or cannot be sorted fall out. */
export function parseSorts(text: string | undefined, object: ObjectBody): Sort[] {
  const asked = (text ?? '').split(',').flatMap((part): Sort[] => {
    const key = part.replace(/^-/, '');
    const field = object.fields.find((known) => known.key === key);
    return field && isSortable(field) ? [{ field: key, descending: part.startsWith('-') }] : [];
  });
  return asked
    .filter(({ field }, index) => asked.findIndex((other) => other.field === field) === index)
    .slice(0, MOST_SORTS);
}

export const sortsText = (sorts: readonly Sort[]): string | undefined =>
  sorts.map(({ field, descending }) => `${descending ? '-' : ''}${field}`).join(',') || undefined;

/**
 * A click on a column: up, then down, then not at all. `add` keeps what is sorted by already and changes only this
 * column's part.
 */
export function toggleSort(sorts: readonly Sort[], field: string, add: boolean): Sort[] {
  const now = sorts.find((sort) => sort.field === field);
  const next = !now ? { field, descending: false } : now.descending ? undefined : { field, descending: true };
  if (!add) return next ? [next] : [];
  if (!now) return [...sorts, { field, descending: false }].slice(-MOST_SORTS);
  return sorts.flatMap((sort) => (sort.field === field ? (next ?? []) : sort));
}
