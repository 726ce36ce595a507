import { describe, expect, it } from 'vitest';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import { defaultColumns } from './columns.ts';
import { listQuery } from './listQuery.ts';
import { listSearch } from './search.ts';

const field = (key: string, type: FieldBody['type'], more: Partial<FieldBody> = {}): FieldBody => ({
  id: 1,
  key,
  type,
  labels: { 'zh-CN': key },
  standard: true,
  ...more,
});
const object = (key: string, fields: FieldBody[]): ObjectBody => ({
  key,
  labels: { 'zh-CN': key },
  labelsPlural: { 'zh-CN': key },
  icon: key,
  titleField: 'name',
  hasFunnel: false,
  standard: true,
  fields,
});
const account = object('account', [field('name', 'text')]);
const deal = object('site__c', [
  field('name', 'text'),
  field('account', 'reference', { target: 'account' }),
  field('city', 'text', { searchable: true }),
  field('plan', 'file'),
  field('owner', 'user', { system: true }),
]);

describe('the address of a list', () => {
  const amount = { field: 'amount', op: 'gt', value: '1' };
  it('lets conditions through and nothing else', () => {
    expect(listSearch({ filter: { all: [amount, { not: amount }] } }).filter).toEqual({
      all: [amount, { not: amount }],
    });
    for (const filter of [{ field: 'amount', op: 'drop' }, { all: 'x' }, 'text', 7, { any: [amount, {}] }]) {
      expect(listSearch({ filter }).filter).toBeUndefined();
    }
    expect(listSearch({ view: 'bin' }).view).toBe('bin');
    expect(listSearch({ view: 'other' }).view).toBeUndefined();
  });
});

describe('what the server is asked', () => {
  it('joins view, text and filter, and looks for text where it is expected', () => {
    const filter = { field: 'city', op: 'eq', value: '苏州' } as const;
    const query = listQuery(deal, [deal, account], { q: '恒拓', view: 'mine', filter, sort: '-city' }, ['city']);
    expect(query.sort).toEqual([{ field: 'city', descending: true }]);
    expect(query.columns).toEqual(['name', 'city']);
    expect(query.filter).toEqual({
      all: [
        { field: 'owner', op: 'eq', value: { me: true } },
        {
          any: ['name', 'account.name', 'city'].map((path) => ({ field: path, op: 'contains', value: '恒拓' })),
        },
        filter,
      ],
    });
  });

  it('asks for no filter where there is none', () => {
    expect(listQuery(deal, [deal], {}, [])).toEqual({
      columns: ['name'],
      sort: [{ field: 'createdAt', descending: true }],
    });
  });
});

it('starts with columns that fit any object', () => {
  expect(defaultColumns(deal)).toEqual(['account', 'city', 'owner']);
});
