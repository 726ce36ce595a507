import type { PERSON_STATES } from '#contract/people.ts';
import { departmentsBelow, type PeopleReach, peopleReach } from '#domain/identity/index.ts';
import { matchRank } from '#domain/records/searchText.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { type Directory, getDirectory } from './directory.ts';
import { type PersonRow, selectPeople } from './peopleQueries.ts';

export type PersonState = (typeof PERSON_STATES)[number];

export type ListedPerson = {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  title: string | null;
  departmentId: string | null;
  roles: string[];
  state: PersonState;
  hasPassword: boolean;
  lastSignInAt: string | null;
  invitedUntil: string | null;
};

export type PeopleQuery = {
  departmentId?: string | undefined;
  /** With the departments below. */
  below?: boolean | undefined;
  text?: string | undefined;
  role?: string | undefined;
  /** `active`: everyone who works here; `notSignedIn`: of these, who never signed in. Default: everyone. */
  show?: 'active' | 'notSignedIn' | 'inactive' | undefined;
  offset?: number | undefined;
  limit?: number | undefined;
};

export type PeoplePage = {
  reach: Exclude<PeopleReach, 'none'>;
  people: ListedPerson[];
  total: number;
  next: number | null;
  /** Active people by department, those of the departments below not counted in. */
  perDepartment: Record<string, number>;
  /** Active people by role. */
  perRole: Record<string, number>;
};

/**
 * The people whom the reader may look at, found by name (pinyin and initials too), title or address. A few thousand at
 * most work for one company, so they are filtered here. Throws `no_right`.
 */
export async function listPeople(ctx: Context, query: PeopleQuery = {}): Promise<PeoplePage> {
  const directory = await getDirectory(ctx);
  const { reach, mayShow } = reachOf(ctx, directory);
  const rows = (await selectPeople(ctx.pools.app, ctx.workspace)).filter(mayShow);
  const found = rows.filter((row) => fits(row, query, directory, ctx.now));
  const text = query.text?.trim() ?? '';
  const ranked = text === '' ? found : byRank(found, text);
  const { offset = 0, limit = 100 } = query;
  const active = rows.filter((row) => row.active);
  return {
    reach,
    people: ranked.slice(offset, offset + limit).map((row) => toPerson(row, reach, ctx.now)),
    total: ranked.length,
    next: offset + limit < ranked.length ? offset + limit : null,
    perDepartment: countBy(active.map((row) => row.department_id ?? '')),
    perRole: countBy(active.flatMap((row) => row.roles)),
  };
}

/** Whom the reader may look at on this page. Throws `no_right`. */
export function reachOf(
  ctx: Pick<Context, 'actor'>,
  directory: Directory,
): { reach: Exclude<PeopleReach, 'none'>; mayShow: (person: { department_id: string | null }) => boolean } {
  const reach = peopleReach(ctx.actor);
  if (reach === 'none') throw new Refused('no_right');
  if (reach !== 'below') return { reach, mayShow: () => true };
  const tokens = new Set(ctx.actor.departmentsBelow);
  return {
    reach,
    mayShow: ({ department_id }) => tokens.has(directory.department(department_id)?.token ?? -1),
  };
}

function fits(row: PersonRow, query: PeopleQuery, directory: Directory, now: Date): boolean {
  const { departmentId, below, role, show } = query;
  if (departmentId) {
    const ids = below ? departmentsBelow(directory.departments, departmentId) : [departmentId];
    if (!ids.includes(row.department_id ?? '')) return false;
  }
  if (role && !row.roles.includes(role)) return false;
  if (show === 'inactive') return !row.active;
  if (show === 'active') return row.active;
  if (show === 'notSignedIn') return row.active && stateOf(row, now) !== 'active';
  return true;
}

function byRank(rows: PersonRow[], text: string): PersonRow[] {
  return rows
    .map((row) => ({ row, rank: matchRank(text, row.name, [row.title, row.email].join(' ')) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ row }) => row);
}

export function stateOf(row: PersonRow, now: Date): PersonState {
  if (!row.active) return 'inactive';
  if (row.last_sign_in) return 'active';
  if (!row.has_login) return 'noLogin';
  if (!row.invited_until) return 'neverSignedIn';
  return row.invited_until > now ? 'invited' : 'invitationExpired';
}

/** Telephone numbers are for who manages people. */
export function toPerson(row: PersonRow, reach: PeopleReach, now: Date): ListedPerson {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    phone: reach === 'manage' ? row.phone : null,
    title: row.title,
    departmentId: row.department_id,
    roles: row.roles,
    state: stateOf(row, now),
    hasPassword: row.has_password,
    lastSignInAt: row.last_sign_in?.toISOString() ?? null,
    invitedUntil: row.invited_until?.toISOString() ?? null,
  };
}

function countBy(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
