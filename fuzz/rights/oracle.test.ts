import { expect, test } from 'vitest';
import { listed, may, mayName, sees, shownPeople } from './oracle.ts';
import type { Fact, Person, World } from './world.ts';

const fact = (object: string, owner: number | null, more: Partial<Fact> = {}): Fact => ({
  ...{ object, owner, id: object, code: object, title: object, team: [], parents: {}, amount: 1 },
  ...{ department: owner === null ? null : owner, region: null, stage: null, due: null, deleted: false, file: null },
  ...more,
});
const person = (department: number, role: number): Person => ({
  id: '',
  name: '',
  phone: '',
  token: '',
  department,
  roles: [role],
});

/** 0 above 1 above 2; one person in each: the first sees all below, the others their own. */
const account = fact('account', 2);
const contact = fact('contact', 0, { parents: { account } });
const deal = fact('opportunity', 1, { team: [2] });
const line = fact('opportunityLine', null, { parents: { opportunity: deal } });
const world: World = {
  slug: '',
  departments: [
    { id: '', parent: null },
    { id: '', parent: 0 },
    { id: '', parent: 1 },
  ],
  roles: [
    { key: 'below', rights: { '*': { read: 'below', update: 'below' } } },
    { key: 'own', rights: { '*': { read: 'own', update: 'own' } } },
  ],
  people: [person(0, 0), person(1, 1), person(2, 1)],
  approvals: [],
  facts: [account, contact, deal, line],
  admin: { id: '', token: '' },
  imports: [],
  uploads: [],
};
const [top, middle, low] = world.people as [Person, Person, Person];

test('the oracle itself, by examples from the handbook', () => {
  expect(world.facts.map((one) => sees(world, top, one))).toEqual([true, true, true, true]);
  expect(world.facts.map((one) => sees(world, middle, one))).toEqual([false, false, true, true]);
  expect(world.facts.map((one) => sees(world, low, one))).toEqual([true, true, true, true]);
  expect([may(world, low, deal, 'update'), may(world, low, line, 'update')]).toEqual([false, false]);
  expect([may(world, middle, line, 'update'), may(world, middle, line, 'delete')]).toEqual([true, false]);
  expect(mayName(world, middle, account)).toBe(false);
  account.deleted = true;
  expect([sees(world, low, account), sees(world, low, contact)]).toEqual([true, false]);
  expect(listed(world, low, 'account')).toEqual([]);
});

test('people are shown as far as records reach', () => {
  expect(shownPeople(world, top)).toEqual([top, middle, low]);
  expect(shownPeople(world, { ...middle, roles: [0] })).toEqual([middle, low]);
  expect(shownPeople(world, middle)).toBeUndefined();
});
