import { type Condition, OPERATORS } from '#domain/records/condition.ts';
import { choiceParam, type RawSearch, textParam } from '../../browser/searchParams.ts';

export const LIST_VIEWS = ['mine', 'bin'] as const;
export type ListView = (typeof LIST_VIEWS)[number];

/**
 * What a list's address says. `sort` is a field key, `-` before it for descending; `filter` is a condition as JSON, so
 * that any page can link to the records behind a figure.
 */
export type ListSearch = {
  q?: string | undefined;
  sort?: string | undefined;
  filter?: Condition | undefined;
  view?: ListView | undefined;
};

export function listSearch(raw: RawSearch): ListSearch {
  return {
    q: textParam(raw.q),
    sort: textParam(raw.sort),
    filter: isCondition(raw.filter) ? raw.filter : undefined,
    view: choiceParam(raw.view, LIST_VIEWS),
  };
}

/** The shape of a condition; whether it fits the object, the server says. */
export function isCondition(value: unknown): value is Condition {
  if (typeof value !== 'object' || value === null) return false;
  const node = value as Record<string, unknown>;
  if ('all' in node) return Array.isArray(node.all) && node.all.every(isCondition);
  if ('any' in node) return Array.isArray(node.any) && node.any.every(isCondition);
  if ('not' in node) return isCondition(node.not);
  return typeof node.field === 'string' && OPERATORS.some((operator) => operator === node.op);
}
