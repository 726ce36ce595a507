import { errorMessage } from '#contract/messages/index.ts';
import { scopeOf, shownPeople } from '../oracle.ts';
import type { Asking } from '../reader.ts';

const USERS = 'GET /api/users';
const USER = 'GET /api/users/{id}';
const DEPARTMENTS = 'GET /api/departments';
const PEOPLE = 'GET /api/people';
const PERSON = 'GET /api/people/{id}';
const NOBODY = '01980000-0000-7000-8000-000000000001';

type User = { id: string; phone: string | null };
type PeoplePage = { people: User[]; total: number; perDepartment: Record<string, number> };

/** Everybody knows their colleagues, but not their phones; the organisation's page reaches as far as records do. */
export async function askPeople(asking: Asking): Promise<void> {
  await askDirectory(asking);
  await askOrganisation(asking);
}

const phonesOf = (asking: Asking, users: readonly User[]) =>
  users.filter(({ id, phone }) => phone !== null && id !== asking.reader.id).map(({ id }) => id);

async function askDirectory(asking: Asking): Promise<void> {
  const { world, reader, roll } = asking;
  const everybody = [...world.people.map(({ id }) => id), world.admin.id];
  const users: User[] = [];
  for (let after = ''; ; ) {
    const { body } = await asking.get<{ users: User[]; next: string | null }>(`/api/users?limit=50${after}`);
    users.push(...body.users);
    if (!body.next) break;
    after = `&after=${encodeURIComponent(body.next)}`;
  }
  const ids = users.map(({ id }) => id);
  asking.ledger.sameSet(USERS, reader.name, 'colleagues', everybody, everybody, ids);
  asking.same(USERS, 'phones of others', [], phonesOf(asking, users));
  const departments = await asking.get<{ departments: { id: string }[] }>('/api/departments');
  const all = world.departments.map(({ id }) => id);
  const told = departments.body.departments.map(({ id }) => id);
  asking.ledger.sameSet(DEPARTMENTS, reader.name, 'departments', all, all, told);
  const some = roll.pick(world.people);
  for (const person of [reader, some]) {
    const { body } = await asking.get<User>(`/api/users/${person.id}`);
    const phone = person === reader ? reader.phone : null;
    asking.same(USER, `phone of ${person.name}`, phone, body.phone === null ? null : digitsOf(body.phone));
  }
}

const digitsOf = (phone: string) => phone.replace(/\D/g, '').slice(-11);

async function askOrganisation(asking: Asking): Promise<void> {
  const { world, reader } = asking;
  const expected = shownPeople(world, reader);
  const page = await asking.get<PeoplePage & { code?: string; message?: string }>('/api/people?limit=200');
  const never = await asking.get(`/api/people/${NOBODY}`);
  if (!expected) {
    const refusal = [403, 'no_right', errorMessage('no_right', asking.locale)];
    asking.same(PEOPLE, 'closed', refusal, [page.status, page.body.code, page.body.message]);
    const other = await asking.get(`/api/people/${asking.roll.pick(world.people).id}`);
    asking.same(PERSON, 'closed', never.text, other.text);
    return;
  }
  const isAll = scopeOf(world, reader, '*', 'read') === 'all';
  const everybody = [...world.people.map(({ id }) => id), world.admin.id];
  const wanted = [...expected.map(({ id }) => id), ...(isAll ? [world.admin.id] : [])];
  const ids = page.body.people.map(({ id }) => id);
  asking.ledger.sameSet(PEOPLE, reader.name, 'people', everybody, wanted, ids);
  asking.same(PEOPLE, 'how many', wanted.length, page.body.total);
  asking.same(PEOPLE, 'phones', [], phonesOf(asking, page.body.people));
  for (const [index, { id }] of world.departments.entries()) {
    const inside = expected.filter(({ department }) => department === index).length;
    asking.same(PEOPLE, `people of a department`, inside, page.body.perDepartment[id] ?? 0);
  }
  for (const person of world.people) {
    if (!asking.roll.chance(0.3)) continue;
    const answer = await asking.get<{ id?: string; owned?: unknown[]; tokens?: unknown[] }>(`/api/people/${person.id}`);
    const visible = expected.includes(person);
    asking.same(PERSON, person.name, visible ? 200 : 404, answer.status);
    if (!visible) asking.same(PERSON, `${person.name} like who never was`, never.text, answer.text);
    // What somebody owns, and with which tokens they ask, is for who manages people.
    else asking.same(PERSON, `${person.name} bare`, [[], []], [answer.body.owned, answer.body.tokens]);
  }
}
