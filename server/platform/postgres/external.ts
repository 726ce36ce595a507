import { Client } from 'pg';
import { APP_ROLE, type Database } from './database.ts';
import { ensureAppRole, mayActAsApp, versionOf } from './externalQueries.ts';
import { DatabaseProblem } from './problem.ts';

const OLDEST_MAJOR = 15;

/**
 * Checks an existing PostgreSQL and prepares the role the application acts as. `databaseUrl` is DATABASE_URL, whose user will own schemas
 * and tables; `databaseAppUrl` is DATABASE_APP_URL, a login that acts as `loudou_app` by itself – needed behind a pooler that refuses
 * start-up options. Throws `DatabaseProblem` with database_unreachable, database_too_old or database_role_missing.
 */
export async function connectExternal(databaseUrl: string, databaseAppUrl?: string): Promise<Database> {
  await withClient(databaseUrl, 'DATABASE_URL', async (client, place) => {
    const version = await versionOf(client);
    if (version < OLDEST_MAJOR * 10_000) throw tooOld(place, version);
    await prepareRole(client);
  });
  const appUrl = databaseAppUrl ?? actingAsApp(databaseUrl);
  await withClient(appUrl, databaseAppUrl ? 'DATABASE_APP_URL' : 'DATABASE_URL', async (client) => {
    if (!(await mayActAsApp(client))) throw roleMissing(client.user ?? 'the user of DATABASE_APP_URL');
  });
  return { ownerUrl: databaseUrl, appUrl, stop: async () => {} };
}

/** The same address with the start-up options that make every session act as the application. */
export function actingAsApp(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  const options = [
    url.searchParams.get('options'),
    `-c role=${APP_ROLE} -c plan_cache_mode=force_custom_plan -c jit=off`,
  ];
  url.searchParams.set('options', options.filter(Boolean).join(' '));
  return url.href.replaceAll('+', '%20');
}

async function prepareRole(client: Client): Promise<void> {
  try {
    await ensureAppRole(client);
  } catch (error) {
    throw roleMissing(client.user ?? 'current_user', error);
  }
}

async function withClient(
  url: string,
  variable: string,
  use: (client: Client, place: string) => Promise<void>,
): Promise<void> {
  const place = placeOf(url, variable);
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'loudou start',
  });
  // A connection that breaks while idle is told by the next query.
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw unreachable(place, variable, error);
  }
  try {
    await use(client, place);
  } finally {
    await client.end();
  }
}

/** The address without its password, for messages. */
function placeOf(url: string, variable: string): string {
  try {
    const { protocol, hostname, port, pathname, username } = new URL(url);
    if (!/^postgres(ql)?:$/.test(protocol)) throw new Error(protocol);
    return `${username ? `${decodeURIComponent(username)}@` : ''}${hostname}:${port || '5432'}${pathname}`;
  } catch (error) {
    throw unreachable('?', variable, new Error('postgres://user:password@host:5432/database', { cause: error }));
  }
}

function unreachable(place: string, variable: string, cause: unknown): DatabaseProblem {
  const said = reasonOf(cause);
  return new DatabaseProblem(
    'database_unreachable',
    {
      zh: `无法连接数据库 ${place}：${said}。请检查 ${variable}、数据库是否在运行、网络与口令。`,
      en: `The database ${place} cannot be reached: ${said}. Check ${variable}, whether the database runs, the network and the password.`,
    },
    cause,
  );
}

/** Node joins the failures of several addresses of one host in an error without words. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && !error.message) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

function tooOld(place: string, version: number): DatabaseProblem {
  const found = Math.floor(version / 10_000);
  return new DatabaseProblem('database_too_old', {
    zh: `数据库 ${place} 是 PostgreSQL ${found}，漏斗需要 ${OLDEST_MAJOR} 或更高版本。请升级数据库或换用另一个。`,
    en: `The database ${place} is PostgreSQL ${found}; Loudou needs ${OLDEST_MAJOR} or newer. Upgrade it or use another.`,
  });
}

function roleMissing(user: string, cause?: unknown): DatabaseProblem {
  const sql = `create role ${APP_ROLE} nologin; grant ${APP_ROLE} to "${user}";`;
  return new DatabaseProblem(
    'database_role_missing',
    {
      zh: `数据库用户 ${user} 不能以角色 ${APP_ROLE} 的身份工作。请由数据库管理员执行：${sql}`,
      en: `The database user ${user} may not act as the role ${APP_ROLE}. Have an administrator of the database run: ${sql}`,
    },
    cause,
  );
}
