import type { ObjectBody } from '#contract/objects.ts';
import type { Condition } from '#domain/records/condition.ts';
import type { BoardView } from '../search.ts';

export type BoardFilters = {
  view: BoardView;
  /** A department with all below it. */
  departments?: readonly string[] | undefined;
  owner?: string | undefined;
  text?: string | undefined;
  /** The reader's own conditions. */
  condition?: Condition | undefined;
  /** What counts as stalled. */
  stalled: Condition;
};

/** Which quick looks an object offers: one without an expected close date has no "this quarter". */
export function viewsOf(object: ObjectBody): BoardView[] {
  return hasField(object, 'expectedCloseDate')
    ? ['open', 'mine', 'thisQuarter', 'stalled']
    : ['open', 'mine', 'stalled'];
}

/** The board's filters as a condition; undefined for everything. */
export function boardCondition(object: ObjectBody, filters: BoardFilters): Condition | undefined {
  const { view, departments, owner, text, condition, stalled } = filters;
  const parts: Condition[] = [];
  if (view === 'mine') parts.push({ field: 'owner', op: 'eq', value: { me: true } });
  if (view === 'thisQuarter' && hasField(object, 'expectedCloseDate')) {
    parts.push({ field: 'expectedCloseDate', op: 'within', value: { period: 'thisQuarter' } });
  }
  if (view === 'stalled') parts.push(stalled);
  if (departments) parts.push({ field: 'department', op: 'in', value: [...departments] });
  if (owner) parts.push({ field: 'owner', op: 'eq', value: owner });
  if (text?.trim()) parts.push(contains(object, text.trim()));
  if (condition) parts.push(condition);
  return parts.length > 0 ? { all: parts } : undefined;
}

/** The words in the record's name, or its customer's. */
function contains(object: ObjectBody, value: string): Condition {
  const fields = [
    object.titleField,
    ...(hasField(object, 'account') ? ['account.name'] : []),
    ...(hasField(object, 'company') ? ['company'] : []),
  ];
  return { any: fields.map((field) => ({ field, op: 'contains', value })) };
}

const hasField = (object: ObjectBody, key: string) => object.fields.some((field) => field.key === key);
