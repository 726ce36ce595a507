import type { Logger } from 'pino';
import type { Config } from '#server/platform/config/index.ts';
import {
  connectExternal,
  type Database,
  migrate,
  migrateWorkspace,
  openPools,
  type Pools,
  startEmbedded,
} from '#server/platform/postgres/index.ts';
import { listWorkspaces } from '../modules/identity/index.ts';
import { say } from './say.ts';

export type OpenDatabase = {
  database: Database;
  pools: Pools;
  embedded: boolean;
  /** Where a session of one's own can be held (LISTEN): never a transaction pooler. */
  directUrl: string;
};

/** Brings up or reaches the database and migrates it: first what is shared, then every workspace. */
export async function openDatabase(
  config: Config,
  log: Logger,
  onGiveUp: (error: unknown) => void,
): Promise<OpenDatabase> {
  const { databaseUrl, databaseAppUrl, dataDir } = config;
  say('启动数据库 …', 'Starting the database …');
  const database = databaseUrl
    ? await connectExternal(databaseUrl, databaseAppUrl)
    : await startEmbedded({ dataDir, log, onGiveUp });
  const pools = openPools({ ...database, log, statementTimeoutMs: 60_000 });
  try {
    await migrate(pools.owner);
    for (const workspace of await listWorkspaces({ pools })) await migrateWorkspace(pools.owner, workspace.schema);
  } catch (error) {
    await pools.close();
    await database.stop();
    throw error;
  }
  return {
    database,
    pools,
    embedded: databaseUrl === undefined,
    directUrl: config.databaseDirectUrl ?? database.appUrl,
  };
}
