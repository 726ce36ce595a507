import { expect, it } from 'vitest';
import { superiorOf } from './superiorOf.ts';

const department = (id: string, parentId: string | null, headId: string | null) => ({ id, parentId, headId });
const person = (id: string, departmentId: string | null, active = true) => ({ id, departmentId, active });
const organisation = (departments: ReturnType<typeof department>[], people: ReturnType<typeof person>[]) => ({
  departments: new Map(departments.map((one) => [one.id, one])),
  people: new Map(people.map((one) => [one.id, one])),
});

it('is the head of the nearest department above whom somebody else leads that is still here', () => {
  const company = organisation(
    [
      department('group', null, 'boss'),
      department('sales', 'group', 'gone'),
      department('east', 'sales', 'lead'),
      department('west', 'sales', null),
    ],
    [
      person('boss', 'group'),
      person('gone', 'sales', false),
      person('lead', 'east'),
      person('rep', 'east'),
      person('wester', 'west'),
      person('nomad', null),
    ],
  );
  const of = (id: string) => superiorOf(id, company);
  expect([of('rep'), of('lead'), of('wester'), of('boss'), of('nomad'), of('nobody')]).toEqual([
    'lead',
    'boss',
    'boss',
    undefined,
    undefined,
    undefined,
  ]);
  const circle = organisation([department('a', 'b', null), department('b', 'a', null)], [person('x', 'a')]);
  expect(superiorOf('x', circle)).toBeUndefined();
});
