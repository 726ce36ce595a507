import { pino } from 'pino';
import type { Actor } from '#domain/identity/types.ts';
import { STANDARD_OBJECTS } from '#domain/objects/index.ts';
import type { Context, Workspace } from '#server/platform/context.ts';
import { inTransaction, migrateWorkspace } from '#server/platform/postgres/index.ts';
import { installObjects } from '../modules/objects/index.ts';
import { createTestDatabase, type TestDatabase } from './testDatabase.ts';
import { insertDepartment, insertRoles, insertUser, insertWorkspace, type TestDepartment } from './worldQueries.ts';

/**
 * A workspace with people in it: group → sales → east and west. `east1` and `east2` are reps of one team under the
 * manager `eastManager`; `west1` belongs to another; `vp` reads all; `admin` may do everything.
 */
export type World = {
  db: TestDatabase;
  workspace: Workspace;
  departments: Record<'group' | 'sales' | 'east' | 'west', TestDepartment>;
  actors: Record<'east1' | 'east2' | 'eastManager' | 'west1' | 'vp' | 'admin', Actor>;
  /** A context of one of the actors; `now` stands still unless given. */
  as(actor: Actor | keyof World['actors'], more?: Partial<Context>): Context;
  drop(): Promise<void>;
};

export async function createWorld(install?: (ctx: Context) => Promise<void>): Promise<World> {
  const db = await createTestDatabase();
  const workspace = await insertWorkspace(db.owner, 'test');
  await migrateWorkspace(db.owner, workspace.schema);
  await inTransaction(db.owner, (tx) => installObjects(tx, workspace, STANDARD_OBJECTS));
  await insertRoles(db.owner, workspace);
  const department = (name: string, parent: TestDepartment | null) =>
    insertDepartment(db.owner, workspace, name, parent?.id ?? null);
  const group = await department('集团', null);
  const sales = await department('销售中心', group);
  const east = await department('华东', sales);
  const west = await department('西部', sales);
  const all = [group, sales, east, west];
  const user = (name: string, role: string, home: TestDepartment, below: TestDepartment[]) =>
    insertUser(db.owner, workspace, { name, role, department: home, below });
  const actors = {
    east1: await user('east1', 'rep', east, [east]),
    east2: await user('east2', 'rep', east, [east]),
    eastManager: await user('eastManager', 'manager', east, [east]),
    west1: await user('west1', 'rep', west, [west]),
    vp: await user('vp', 'executive', sales, [sales, east, west]),
    admin: await user('admin', 'administrator', group, all),
  };
  const log = pino({ level: 'silent' });
  const as = (actor: Actor | keyof typeof actors, more: Partial<Context> = {}): Context => ({
    pools: { owner: db.owner, app: db.app },
    workspace,
    actor: typeof actor === 'string' ? actors[actor] : actor,
    door: 'api',
    locale: 'zh-CN',
    now: new Date(),
    log,
    ...more,
  });
  await install?.(as('admin'));
  return { db, workspace, departments: { group, sales, east, west }, actors, as, drop: () => db.drop() };
}
