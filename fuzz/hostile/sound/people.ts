import { PASSWORD } from '../company.ts';
import { byId, madeOf, pick, type Recipe } from './given.ts';

const RIGHTS = { '*': { read: 'own' } };
const person = (n: number) => ({ name: `来人${n}`, email: `person${n}@new.example` });

/** Only who is nobody yet: a session that begins ends the one that the persona has. */
const asNobody =
  (recipe: Recipe): Recipe =>
  (given) =>
    given.kind === 'nobody' ? recipe(given) : undefined;

/** Sessions, people, roles, departments. Only spare people and roles are changed. */
export const people: Record<string, Recipe> = {
  'POST /api/session': asNobody(({ company }) => ({ body: { email: company.guest.email, password: PASSWORD } })),
  'POST /api/session/link': asNobody(({ company, n }) => ({ body: { token: pick(company.links, n) ?? 'none' } })),
  'POST /api/demo/sign-in': asNobody(() => ({ body: { persona: 'rep' } })),
  'POST /api/session/password': () => ({ body: { current: PASSWORD, next: PASSWORD } }),
  // The other spare person may have been deactivated.
  'POST /api/session/see-as': ({ company }) => ({ body: { userId: company.spare.users[1] } }),
  'DELETE /api/session': () => ({}),
  'DELETE /api/sessions': () => ({}),
  'DELETE /api/sessions/{id}': (given) => byId(given, 'sessions'),
  'DELETE /api/tokens/{id}': (given) => byId(given, 'tokens'),
  'POST /api/users': ({ n }) => ({ body: { users: [{ ...person(n), roles: ['rep'] }] } }),
  'PATCH /api/users/{id}': ({ company, n }) => ({
    path: { id: pick(company.spare.users, n)! },
    body: { title: `职位${n % 9}` },
  }),
  'POST /api/users/{id}/sign-in-link': ({ company, n }) => ({ path: { id: pick(company.spare.users, n)! } }),
  'POST /api/people/invitations': ({ n }) => ({ body: { people: [person(n)], days: 3 } }),
  'POST /api/people/{id}/invitation': (given) => ({ ...byId(given, 'invited'), body: { days: 2 } }),
  'DELETE /api/people/{id}/invitation': (given) => byId(given, 'invited'),
  'GET /api/users/{id}/hand-over': ({ company, n }) => ({ path: { id: pick(company.spare.users, n)! } }),
  'POST /api/users/{id}/hand-over': ({ company }) => ({
    path: { id: company.spare.users[0]! },
    body: { handOverTo: company.spare.users[1] },
  }),
  'DELETE /api/users/{id}/hand-over': ({ company }) => ({ path: { id: company.guest.id } }),
  'POST /api/users/{id}/deactivate': ({ company }) => ({
    path: { id: company.spare.users[0]! },
    body: { handOverTo: company.spare.users[1] },
  }),
  'POST /api/roles': ({ n }) => ({ body: { key: `role${n}`, names: { 'zh-CN': `角色${n}` }, rights: RIGHTS } }),
  'PATCH /api/roles/{key}': () => ({ path: { key: 'marketing' }, body: { names: { 'zh-CN': '市场人员' } } }),
  'POST /api/departments': ({ n }) => ({ body: { name: `部门${n}` } }),
  'PATCH /api/departments/{id}': ({ company, n }) => ({
    path: { id: company.spare.departments[0]! },
    body: { name: `备用${n}` },
  }),
  'GET /api/departments/{id}/move': ({ company }) => ({
    path: { id: company.spare.departments[0]! },
    query: { parent: company.departments.east },
  }),
  'PATCH /api/views/{id}': (given) => ({ ...byId(given, 'views'), body: { name: `视图${given.n}` } }),
  'DELETE /api/views/{id}': (given) => byId(given, 'views'),
  'PUT /api/views/default': (given) => ({ body: { place: 'board', id: madeOf(given, 'views') } }),
};
