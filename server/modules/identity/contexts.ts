import { ABILITIES, type Actor } from '#domain/identity/index.ts';
import type { Context, Door, Workspace } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { buildActor } from './buildActor.ts';
import { getDirectory } from './directory.ts';
import type { Entrance } from './entrance.ts';
import { selectUserForContext, type UserRow } from './queries.ts';

export const SYSTEM_USER = '00000000-0000-0000-0000-000000000000';

/** The system itself: owns nothing and may do everything. */
const SYSTEM: Actor = {
  userId: SYSTEM_USER,
  name: 'Loudou',
  self: 0,
  departmentsBelow: [],
  roles: [
    {
      id: 0,
      key: 'system',
      names: { 'zh-CN': '系统', 'zh-TW': '系統', en: 'System' },
      rights: { '*': { create: true, read: 'all', update: 'all', delete: 'all' } },
      abilities: [...ABILITIES],
    },
  ],
};

type Where = Pick<Entrance, 'pools' | 'log' | 'now'>;

/** For what no person does: set-up, demo data, the command line without a user. */
export function systemContext({ pools, log, now }: Where, workspace: Workspace, door: Door = 'system'): Context {
  return { pools, log, now, door, workspace: { ...workspace }, actor: SYSTEM, locale: workspace.locale };
}

/** For an act in a user's name that does not come over HTTP. Throws `not_found` when there is no such active user. */
export async function contextOfUser(
  where: Where,
  workspace: Workspace,
  user: { id: string } | { email: string },
  door: Door,
): Promise<Context> {
  const row = await selectUserForContext(where.pools.app, workspace, user);
  if (!row) throw new Refused('not_found');
  return contextOfRow(where, workspace, row, door);
}

export async function contextOfRow(
  { pools, log, now }: Where,
  workspace: Workspace,
  row: UserRow,
  door: Door,
  browserLocale?: Context['locale'],
): Promise<Context> {
  const directory = await getDirectory({ pools, workspace });
  const actor = buildActor(directory, {
    id: row.user_id,
    name: row.user_name,
    token: row.user_token,
    departmentId: row.department_id,
    roleIds: row.role_ids,
  });
  const locale = row.user_locale ?? browserLocale ?? workspace.locale;
  return { pools, log, now, door, workspace: { ...workspace }, actor, locale };
}
