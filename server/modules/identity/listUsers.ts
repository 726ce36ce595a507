import { can } from '#domain/identity/index.ts';
import { matchRank } from '#domain/records/searchText.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { isUuid } from '#server/platform/ids.ts';
import { getDirectory } from './directory.ts';
import { selectUsers, type UserDetailRow, type UserFilter } from './userQueries.ts';

export type User = {
  id: string;
  name: string;
  email: string | null;
  /** Only for who manages users, and one's own. */
  phone: string | null;
  title: string | null;
  departmentId: string | null;
  roles: string[];
  active: boolean;
  hasPassword: boolean;
};

export type UserList = { users: User[]; next: string | null };

/** Users in the order of their names, a page at a time. Everyone who is signed in may know their colleagues. */
export async function listUsers(
  ctx: Context,
  filter: { text?: string; departmentId?: string; active?: boolean; after?: string; limit?: number } = {},
): Promise<UserList> {
  const limit = filter.limit ?? 100;
  const rows = await selectUsers(ctx.pools.app, ctx.workspace, {
    ids: await idsFound(ctx, filter.text?.trim() ?? ''),
    departmentId: filter.departmentId ?? null,
    active: filter.active ?? null,
    after: filter.after === undefined ? null : readCursor(filter.after),
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? writeCursor({ name: last.name, id: last.id }) : null;
  return { users: page.map((row) => toUser(ctx, row)), next };
}

/** Found by name, pinyin and initials too, title or address; null: not searched. */
async function idsFound(ctx: Context, text: string): Promise<string[] | null> {
  if (text === '') return null;
  const { people } = await getDirectory(ctx);
  const fits = people.filter(({ name, title, email }) => matchRank(text, name, [title, email].join(' ')) > 0);
  return fits.map(({ id }) => id);
}

export function toUser(ctx: Pick<Context, 'actor'>, row: UserDetailRow): User {
  const seesPhone = row.id === ctx.actor.userId || can(ctx.actor, 'manageUsers');
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    phone: seesPhone ? row.phone : null,
    title: row.title,
    departmentId: row.department_id,
    roles: row.roles,
    active: row.active,
    hasPassword: row.has_password,
  };
}

const writeCursor = (position: { name: string; id: string }) =>
  Buffer.from(JSON.stringify([position.name, position.id])).toString('base64url');

function readCursor(text: string): UserFilter['after'] {
  try {
    const [name, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [unknown, unknown];
    if (typeof name === 'string' && !name.includes('\u0000') && isUuid(id)) return { name, id };
  } catch {
    // Not one of ours: refused below.
  }
  throw new Refused('cursor_expired');
}
