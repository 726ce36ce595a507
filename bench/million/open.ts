import { contextOfUser, findWorkspace } from '#server/modules/identity/index.ts';
import type { Context, Workspace } from '#server/platform/context.ts';
import { createLog } from '#server/platform/log/index.ts';
import {
  attachEmbedded,
  migrate,
  migrateWorkspace,
  openPools,
  type Pools,
  startEmbedded,
} from '#server/platform/postgres/index.ts';
import { wire } from '#server/wiring.ts';

/** Of the company that build.ts makes: a rep with twice the usual records, the manager of 500 people, one who reads everything. */
const EMAILS = { rep: 'p304@million.example', manager: 'p5@million.example', executive: 'p1@million.example' };
export type Reader = keyof typeof EMAILS;
export const READERS = Object.keys(EMAILS) as Reader[];

export type Million = {
  pools: Pools;
  workspace: Workspace;
  as(reader: Reader): Promise<Context>;
  close(): Promise<void>;
};

/** Opens a folder that build.ts has made: over its own PostgreSQL, or that of a Loudou that runs on it. */
export async function openMillion(dataDir: string): Promise<Million> {
  wire();
  const log = createLog({ level: 'silent' });
  const database = attachEmbedded(dataDir) ?? (await startEmbedded({ dataDir, log }));
  const pools = openPools(database);
  await migrate(pools.owner);
  const where = { pools, log, now: new Date() };
  const workspace = await findWorkspace(where, undefined);
  if (workspace) await migrateWorkspace(pools.owner, workspace.schema);
  else throw new Error(`no company in ${dataDir}: node bench/million/build.ts --data ${dataDir}`);
  return {
    pools,
    workspace,
    as: (reader) => contextOfUser(where, workspace, { email: EMAILS[reader] }, 'api'),
    async close() {
      await pools.close();
      await database.stop();
    },
  };
}
