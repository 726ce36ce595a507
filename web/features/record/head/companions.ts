import type { Condition } from '#domain/records/condition.ts';

/** What one owner works on around a record, and so may go on with it to the next. */
export type Companion = { object: string; filter: Condition };

const is = (field: string, value: string): Condition => ({ field, op: 'eq', value });
const NOT_DONE: Condition = { not: { field: 'done', op: 'eq', value: true } };

/** Open tasks; of an account also its contacts, its open deals and their tasks. What others own there stays theirs. */
export function companionsOf(object: string, id: string, owner: string): Companion[] {
  const own = (companion: string, ...more: Condition[]) => ({
    object: companion,
    filter: { all: [is('owner', owner), ...more] },
  });
  switch (object) {
    case 'opportunity':
    case 'lead':
      return [own('task', is(object, id), NOT_DONE)];
    case 'account':
      return [
        own('opportunity', is('account', id), is('stageKind', 'open')),
        own('contact', is('account', id)),
        own('task', { any: [is('account', id), is('opportunity.account', id)] }, NOT_DONE),
      ];
    default:
      return [];
  }
}
