import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Pool, PoolClient } from 'pg';
import { inTransaction, knownMigrations } from '../postgres/index.ts';
import { ident } from '../sql.ts';
import { searchNothing, selectSchemas, selectTables } from './catalogueQueries.ts';
import { bumpEpochs, countOthers, countWorkspaces, dropSchemas, fillTable, readTable } from './copyQueries.ts';
import { type BackedUpTable, BackupProblem, MANIFEST, type Manifest, manifestSchema, tableFile } from './manifest.ts';
import { hashing, hashOfFile } from './writeBackup.ts';

/**
 * Brings a backup into a database in one transaction: all of it, checked against its sums, or nothing. The database must be empty unless
 * `replace`, and no server may run on it. Migrations come afterwards, as at any start. Throws `BackupProblem`.
 */
export async function restoreBackup(
  owner: Pool,
  { folder, uploadDir, replace }: { folder: string; uploadDir: string; replace: boolean },
): Promise<Manifest> {
  const manifest = await readManifest(folder);
  refuseNewer(manifest);
  await checkFiles(folder, manifest);
  const work = async (client: PoolClient) => {
    await prepare(client, replace);
    for (const { name, before } of manifest.schemas) {
      await client.query(`create schema ${ident(name)}`);
      for (const statement of before) await client.query(statement);
    }
    for (const table of manifest.tables) await load(client, folder, table);
    for (const { after } of manifest.schemas) for (const statement of after) await client.query(statement);
    for (const table of manifest.tables) await compare(client, table);
    await bumpEpochs(client);
  };
  await inTransaction(owner, work, { maxTries: 1 });
  for (const { path } of manifest.files) {
    await mkdir(dirname(join(uploadDir, path)), { recursive: true, mode: 0o700 });
    await copyFile(join(folder, 'uploads', path), join(uploadDir, path));
  }
  return manifest;
}

async function readManifest(folder: string): Promise<Manifest> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')));
  } catch (error) {
    throw new BackupProblem(`${folder} 不是漏斗的备份。`, `${folder} is no backup of Loudou.`, error);
  }
}

function refuseNewer({ migrations }: Manifest): void {
  const known = knownMigrations();
  const isNewer = Object.entries(migrations).some(
    ([schema, number]) => number > (schema === 'loudou' ? known.shared : known.workspace),
  );
  if (!isNewer) return;
  throw new BackupProblem(
    '备份来自更新版本的漏斗，请先升级。',
    'The backup comes from a newer Loudou; upgrade this one first.',
  );
}

/** Files are looked at before anything is written; tables while they are loaded, in the transaction. */
async function checkFiles(folder: string, { files }: Manifest): Promise<void> {
  for (const { path, sha256 } of files) {
    if (path.split(/[/\\]/).includes('..')) throw damaged(path);
    if ((await hashOfFile(join(folder, 'uploads', path)).catch(() => '')) !== sha256) throw damaged(path);
  }
}

async function prepare(client: PoolClient, replace: boolean): Promise<void> {
  await searchNothing(client);
  if ((await countOthers(client)) > 0) {
    throw new BackupProblem(
      '还有漏斗服务器连着这个数据库，请先停止。',
      'A Loudou server is connected to this database; stop it first.',
    );
  }
  if (!replace && (await countWorkspaces(client)) > 0) {
    throw new BackupProblem(
      '数据库里已有数据。若要以备份替换全部数据，请加 --replace。',
      'The database holds data already. To have all of it replaced by the backup, add --replace.',
    );
  }
  await dropSchemas(client, [...(await selectSchemas(client)), 'graphile_worker']);
}

async function load(client: PoolClient, folder: string, table: BackedUpTable): Promise<void> {
  const { stream, digest } = hashing();
  const target = fillTable(client, table.schema, table.name, table.columns);
  try {
    await pipeline(createReadStream(join(folder, tableFile(table))), createGunzip(), stream, target);
  } catch (error) {
    throw damaged(tableFile(table), error);
  }
  if (target.rowCount !== table.rows || digest() !== table.sha256) throw damaged(tableFile(table));
}

/** What now stands in the table, read back, is what was backed up. */
async function compare(client: PoolClient, table: BackedUpTable): Promise<void> {
  const found = (await selectTables(client, table.schema)).find(({ name }) => name === table.name);
  const { stream, digest } = hashing();
  await pipeline(readTable(client, table.schema, found!), stream.resume());
  if (digest() !== table.sha256) throw new Error(`${table.schema}.${table.name} reads otherwise than it was backed up`);
}

const damaged = (path: string, cause?: unknown) =>
  new BackupProblem(
    `备份已损坏：${path}。没有任何数据被改动。`,
    `The backup is damaged: ${path}. Nothing was changed.`,
    cause,
  );
