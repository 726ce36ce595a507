import type { ObjectBody } from '#contract/objects.ts';
import { isOrdered } from '#domain/objects/order.ts';
import type { Sort } from './sorts.ts';

/** Up to here ordering takes no time that one notices, with or without an index. */
const NOTICED = 200_000;

/** Whether the first rows come only after all that one may see were read: no index holds them in this order. */
export function isSlowSort(object: ObjectBody, sorts: readonly Sort[], total: { count: number } | undefined): boolean {
  const field = object.fields.find(({ key }) => key === sorts[0]?.field);
  return field !== undefined && !isOrdered(field) && (total?.count ?? 0) > NOTICED;
}
