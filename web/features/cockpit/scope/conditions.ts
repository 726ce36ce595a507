import type { Condition } from '#domain/records/condition.ts';
import { type DepartmentBody, departmentsUnder } from '../../../api/organisation.ts';
import type { CockpitSearch } from '../search.ts';

type Place = Pick<CockpitSearch, 'department' | 'owner' | 'productLine' | 'source' | 'filter'>;

/** What the filter bar asks of records, for those of its fields that an object has. Nothing chosen is no condition. */
export function conditionOf(
  search: Place,
  departments: readonly DepartmentBody[],
  fields: readonly { key: string }[],
): Condition | undefined {
  const asked: Condition[] = [];
  const has = (key: string) => fields.some((field) => field.key === key);
  if (search.department && has('department'))
    asked.push({ field: 'department', op: 'in', value: departmentsUnder(departments, search.department) });
  for (const key of ['owner', 'productLine', 'source'] as const) {
    const value = search[key];
    if (value && has(key)) asked.push({ field: key, op: 'eq', value });
  }
  return joined([...asked, search.filter]);
}

/** The filters of the page with another department's, or another person's, in place of its own. */
export function placeOf(search: CockpitSearch): Place {
  const { department: _department, owner: _owner, ...others } = search;
  if (search.baseline === 'owner') return { ...others, ...(search.baseOwner ? { owner: search.baseOwner } : {}) };
  return { ...others, ...(search.baseDepartment ? { department: search.baseDepartment } : {}) };
}

/** All of them, without needless wrapping. */
export function joined(conditions: readonly (Condition | undefined)[]): Condition | undefined {
  const given = conditions.filter((condition) => condition !== undefined);
  return given.length > 1 ? { all: given } : given[0];
}
