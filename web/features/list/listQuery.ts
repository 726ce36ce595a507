import type { ObjectBody } from '#contract/objects.ts';
import type { Condition } from '#domain/records/condition.ts';
import type { ListQuery } from '../../api/records.ts';
import type { ListSearch } from './search.ts';

const PAGE = 100;

/** What the server is asked for, as the address has it. */
export function listQuery(
  object: ObjectBody,
  objects: readonly ObjectBody[],
  search: ListSearch,
  columns: readonly string[],
): ListQuery {
  const filter = allOf([
    search.view === 'mine' ? { field: 'owner', op: 'eq', value: { me: true } } : undefined,
    search.q ? textCondition(object, objects, search.q) : undefined,
    search.filter,
  ]);
  return {
    limit: PAGE,
    // A stage is named by the record's own funnel.
    columns: [...new Set([object.titleField, ...columns, ...(object.hasFunnel ? ['funnel'] : [])])],
    ...(filter ? { filter } : {}),
    ...(search.sort ? { sort: [sortOf(search.sort)] } : {}),
    ...(search.view === 'bin' ? { deleted: true } : {}),
  };
}

export function sortOf(sort: string): { field: string; descending: boolean } {
  return { field: sort.replace(/^-/, ''), descending: sort.startsWith('-') };
}

function allOf(conditions: (Condition | undefined)[]): Condition | undefined {
  const there = conditions.filter((condition) => condition !== undefined);
  return there.length > 1 ? { all: there } : there[0];
}

/** The title, what the definition calls searchable, and the account's name: where people look for a word. */
function textCondition(object: ObjectBody, objects: readonly ObjectBody[], q: string): Condition {
  const paths = object.fields.flatMap((field) => {
    if (field.type === 'reference') {
      const named = field.key === object.titleField || field.key === 'account';
      const target = named ? objects.find((other) => other.key === field.target) : undefined;
      return target ? [`${field.key}.${target.titleField}`] : [];
    }
    return field.key === object.titleField || field.searchable ? [field.key] : [];
  });
  return { any: paths.map((field) => ({ field, op: 'contains', value: q })) };
}
