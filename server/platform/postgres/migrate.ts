import { fileURLToPath } from 'node:url';
import type { Pool } from 'pg';
import { type Applied, apply, readApplied, takeMigrationLock } from './migrateQueries.ts';
import { type Migration, readMigrations } from './migrationFiles.ts';
import { codeOf, DatabaseProblem } from './problem.ts';
import { inTransaction } from './transaction.ts';

const FOLDER = fileURLToPath(new URL('../../migrations/', import.meta.url));
const LOCK_NOT_AVAILABLE = '55P03';

/** Brings the shared schema `loudou` up to date. Forward only; any number of servers may call it at once. Returns how many files were applied. */
export function migrate(owner: Pool, folder = FOLDER): Promise<number> {
  return migrateSchema(owner, 'loudou', folder);
}

/** Brings one workspace's schema up to date, making it if it is new. In the files `:schema` stands for its name. */
export function migrateWorkspace(owner: Pool, schema: string, folder = `${FOLDER}workspace`): Promise<number> {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) throw new Error(`not a schema name: ${schema}`);
  return migrateSchema(owner, schema, folder);
}

/** The last numbers that this program has. */
export const knownMigrations = () => ({
  shared: readMigrations(FOLDER).length,
  workspace: readMigrations(`${FOLDER}workspace`).length,
});

/**
 * Applies what is missing, each file in a transaction of its own with the row that records it. Throws `DatabaseProblem` with migration_changed,
 * database_newer or migration_failed.
 */
async function migrateSchema(owner: Pool, schema: string, folder: string): Promise<number> {
  const files = readMigrations(folder);
  if (nextOf(files, await readApplied(owner, schema)) === undefined) return 0;
  for (let count = 0; ; count++) {
    if (!(await applyNext(owner, schema, files))) return count;
  }
}

/** One step; looks again under the lock, since another server may have gone ahead. */
function applyNext(owner: Pool, schema: string, files: Migration[]): Promise<boolean> {
  return inTransaction(
    owner,
    async (client) => {
      await takeMigrationLock(client);
      const next = nextOf(files, await readApplied(client, schema));
      if (!next) return false;
      await apply(client, schema, next).catch((error: unknown) => {
        throw codeOf(error) === LOCK_NOT_AVAILABLE ? error : failed(schema, next, error);
      });
      return true;
    },
    { maxTries: 100, retryOn: [LOCK_NOT_AVAILABLE, '40P01'] },
  );
}

/** The first file not yet applied. Refuses a history that is not the beginning of the files. */
function nextOf(files: Migration[], applied: Applied[]): Migration | undefined {
  for (const done of applied) {
    const file = files[done.number - 1];
    if (!file) throw newer(done);
    if (file.hash !== done.hash) throw changed(done);
  }
  return files[applied.length];
}

const fileName = ({ number, name }: { number: number; name: string }) =>
  `${String(number).padStart(4, '0')}_${name}.sql`;

function newer(done: Applied): DatabaseProblem {
  return new DatabaseProblem('database_newer', {
    zh: `数据库比本程序新：已应用 ${fileName(done)}，而本版没有它。请安装更新版本的漏斗。`,
    en: `The database is newer than this program: ${fileName(done)} was applied, which this version does not have. Install a newer Loudou.`,
  });
}

function changed(done: Applied): DatabaseProblem {
  return new DatabaseProblem('migration_changed', {
    zh: `已应用的迁移 ${fileName(done)} 内容被改动。请恢复原文件；改动应写入新的迁移文件。`,
    en: `The migration ${fileName(done)} was changed after it had been applied. Restore the file; a change belongs in a new one.`,
  });
}

function failed(schema: string, file: Migration, cause: unknown): DatabaseProblem {
  const said = cause instanceof Error ? cause.message : String(cause);
  const position = Number((cause as { position?: string }).position);
  const line = position > 0 ? `:${file.sql.slice(0, position).split('\n').length}` : '';
  return new DatabaseProblem(
    'migration_failed',
    {
      zh: `迁移 ${schema} ${fileName(file)}${line} 失败：${said}。数据未被改动。`,
      en: `The migration ${schema} ${fileName(file)}${line} failed: ${said}. The data was not changed.`,
    },
    cause,
  );
}
