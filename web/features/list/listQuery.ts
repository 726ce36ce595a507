import type { ObjectBody } from '#contract/objects.ts';
import { BATCH_FIELD, type Condition } from '#domain/records/condition.ts';
import type { ListQuery } from '../../api/records.ts';
import type { ListSearch } from './search.ts';
import { DEFAULT_SORT, parseSorts } from './sorts.ts';

/** What the server is asked for, as the address has it. */
export function listQuery(
  object: ObjectBody,
  objects: readonly ObjectBody[],
  search: ListSearch,
  columns: readonly string[],
): ListQuery {
  const filter = allOf([
    search.view === 'mine' && isOwned(object) ? { field: 'owner', op: 'eq', value: { me: true } } : undefined,
    search.q ? textCondition(object, objects, search.q) : undefined,
    search.filter,
    search.batch === undefined ? undefined : { field: BATCH_FIELD, op: 'eq', value: search.batch },
  ]);
  const sorts = parseSorts(search.sort, object);
  return {
    columns: [...new Set([object.titleField, ...columns, ...besides(object, columns)])],
    ...(filter ? { filter } : {}),
    sort: [...(sorts.length > 0 ? sorts : DEFAULT_SORT)],
    ...(search.view === 'bin' ? { deleted: true } : {}),
  };
}

/** What is needed to show the columns: a stage is named by the record's own funnel, an amount by its currency. */
function besides(object: ObjectBody, columns: readonly string[]): string[] {
  return [
    ...(object.hasFunnel ? ['funnel'] : []),
    ...(columns.includes('amountInCurrency') ? ['currency'] : []),
    ...object.fields.flatMap(({ key, currencyOf }) => (currencyOf && columns.includes(key) ? [currencyOf] : [])),
  ];
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

/** Whether its records belong to somebody; products and the like serve everyone. */
export const isOwned = (object: ObjectBody): boolean => object.visibility?.own !== false;
