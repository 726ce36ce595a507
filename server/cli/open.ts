import type { Logger } from 'pino';
import {
  contextOfUser,
  findWorkspace,
  listUsers,
  listWorkspaces,
  systemContext,
} from '#server/modules/identity/index.ts';
import { type Config, readConfig } from '#server/platform/config/index.ts';
import type { Context, Workspace } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { createLog } from '#server/platform/log/index.ts';
import {
  attachEmbedded,
  connectExternal,
  type Database,
  migrate,
  migrateWorkspace,
  openPools,
  startEmbedded,
} from '#server/platform/postgres/index.ts';
import { Misused, type Options, text } from './command.ts';

export type Opened = { ctx: Context; close(): Promise<void> };
export type Reached = { database: Database; config: Config; log: Logger; running: boolean };

/**
 * Reaches the database as the server would: DATABASE_URL, the embedded one of a server that runs, or – none runs – an
 * embedded one of its own for as long as the command takes.
 */
export async function reachDatabase(options: Options): Promise<Reached> {
  const config = readConfig(typeof options.data === 'string' ? ['--data', options.data] : [], process.env);
  const log = createLog({ level: process.env.LOG_LEVEL ?? 'silent' });
  const running = config.databaseUrl ? null : attachEmbedded(config.dataDir);
  const database = config.databaseUrl
    ? await connectExternal(config.databaseUrl, config.databaseAppUrl)
    : (running ?? (await startEmbedded({ dataDir: config.dataDir, log })));
  return { database, config, log, running: running !== null };
}

/** What a verb needs. Acts as `--as`, else as the first administrator. */
export async function openContext(options: Options): Promise<Opened> {
  const { database, log, running } = await reachDatabase(options);
  const pools = openPools({ ...database, log });
  const close = async () => {
    await pools.close();
    await database.stop();
  };
  try {
    if (!running) {
      await migrate(pools.owner);
      for (const workspace of await listWorkspaces({ pools })) await migrateWorkspace(pools.owner, workspace.schema);
    }
    const where = { pools, log, now: new Date() };
    const workspace = await chooseWorkspace(where, text(options.workspace));
    const email = text(options.as);
    const user = email === undefined ? await firstAdministrator(where, workspace) : { email };
    const ctx = user ? await contextOfUser(where, workspace, user, 'cli') : systemContext(where, workspace, 'cli');
    return { ctx, close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Where = Pick<Context, 'pools' | 'log' | 'now'>;

async function chooseWorkspace(where: Where, slug: string | undefined): Promise<Workspace> {
  const workspace = await findWorkspace(where, slug);
  if (workspace) return workspace;
  const slugs = (await listWorkspaces(where)).map((one) => one.slug);
  if (slugs.length === 0) throw new Refused('setup_needed');
  throw new Misused(`--workspace ${slugs.join(' | ')}`);
}

/** The oldest active administrator: ids rise with time. */
async function firstAdministrator(where: Where, workspace: Workspace): Promise<{ id: string } | undefined> {
  const ctx = systemContext(where, workspace);
  const found: string[] = [];
  for (let after: string | undefined, more = true; more; ) {
    const page = await listUsers(ctx, { active: true, limit: 500, ...(after === undefined ? {} : { after }) });
    found.push(...page.users.filter((user) => user.roles.includes('administrator')).map((user) => user.id));
    after = page.next ?? undefined;
    more = page.next !== null;
  }
  const [id] = found.sort();
  return id === undefined ? undefined : { id };
}
