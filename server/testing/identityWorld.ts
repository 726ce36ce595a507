import {
  contextOfUser,
  createDepartments,
  createUsers,
  createWorkspace,
  type Entrance,
  type NewUser,
  systemContext,
} from '#server/modules/identity/index.ts';
import type { Context, Workspace } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import { createLog } from '#server/platform/log/index.ts';
import type { TestDatabase } from './testDatabase.ts';

/** A workspace with people, for tests. */
export type World = {
  workspace: Workspace;
  /** Somebody who is not signed in, at a moment. */
  entrance(now?: Date): Entrance;
  /** The system, which may do everything. */
  system: Context;
  /** Makes a department and answers its id. */
  department(name: string, parentId?: string): Promise<string>;
  /** Makes a user (default: a rep who can sign in with `PASSWORD`) and answers the id. */
  user(name: string, more?: Partial<NewUser>): Promise<string>;
  /** What verbs are given when this user acts. */
  as(userId: string, door?: Context['door']): Promise<Context>;
};

export const PASSWORD = 'correct horse battery';
let count = 0;

/** Makes a workspace in a test database. `emailOf(name)` is the address of its users. */
export async function createWorld(db: Pick<TestDatabase, 'owner' | 'app'>, slug = `world_${++count}`): Promise<World> {
  const pools = { owner: db.owner, app: db.app };
  const log = createLog({ level: 'silent' });
  const entrance = (now = new Date()): Entrance => ({ pools, log, now });
  const basics = { name: '示例公司', locale: 'zh-CN', timeZone: 'Asia/Shanghai', currency: 'CNY' } as const;
  const workspace = await createWorkspace({ pools }, { slug, ...basics });
  const system = systemContext(entrance(), workspace);
  return {
    workspace,
    entrance,
    system,
    async department(name, parentId) {
      const [outcome] = await createDepartments(system, [{ id: newId(), name, parentId: parentId ?? null }]);
      if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
      return outcome.id;
    },
    async user(name, more = {}) {
      const email = emailOf(name, slug);
      const [outcome] = await createUsers(system, [{ name, email, roles: ['rep'], password: PASSWORD, ...more }]);
      if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
      return outcome.id;
    },
    as: (id, door = 'page') =>
      contextOfUser(
        entrance(),
        { ...workspace, definitionsVersion: system.workspace.definitionsVersion },
        { id },
        door,
      ),
  };
}

export const emailOf = (name: string, slug: string): string => `${name}@${slug.replaceAll('_', '-')}.example`;
