import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../postgres/index.ts';
import {
  grants,
  keysAndIndexes,
  searchNothing,
  selectMigrations,
  selectSchemas,
  selectTables,
  selectUnknownThings,
  sequencePlaces,
  sequences,
  type TableToCopy,
  tables,
} from './catalogueQueries.ts';
import { readTable } from './copyQueries.ts';
import { type BackedUpTable, BackupProblem, MANIFEST, type Manifest, tableFile } from './manifest.ts';

/**
 * Writes everything of a running or resting Loudou into a new folder: all from one moment, readable by its owner only. The folder has its name
 * once it is complete. `uploadDir`: files of imports that are under way. Throws `BackupProblem`.
 */
export async function writeBackup(
  owner: Pool,
  { folder, uploadDir, now }: { folder: string; uploadDir: string; now: Date },
): Promise<Manifest> {
  if (existsSync(folder)) throw new BackupProblem(`${folder} 已存在。`, `${folder} exists already.`);
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(join(unfinished, 'tables'), { recursive: true, mode: 0o700 });
  try {
    const moment = { isolation: 'repeatable read', readOnly: true, maxTries: 1 } as const;
    const content = await inTransaction(owner, (client) => writeDatabase(client, unfinished), moment);
    const files = await copyFiles(uploadDir, join(unfinished, 'uploads'));
    const manifest: Manifest = { format: 1, createdAt: now.toISOString(), ...content, files };
    await writeFile(join(unfinished, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600, flush: true });
    await rename(unfinished, folder);
    return manifest;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function writeDatabase(client: PoolClient, folder: string) {
  await searchNothing(client);
  const names = await selectSchemas(client);
  const schemas: Manifest['schemas'] = [];
  const written: BackedUpTable[] = [];
  for (const name of names) {
    const unknown = await selectUnknownThings(client, name);
    if (unknown.length > 0) throw new Error(`a backup would not hold ${name}: ${unknown.join(', ')}`);
    schemas.push({
      name,
      before: [...(await sequences(client, name)), ...(await tables(client, name))],
      after: [
        ...(await keysAndIndexes(client, name)),
        ...(await grants(client, name)),
        ...(await sequencePlaces(client, name)),
      ],
    });
    for (const table of await selectTables(client, name)) written.push(await writeTable(client, folder, name, table));
  }
  return { migrations: await selectMigrations(client, names), schemas, tables: written };
}

async function writeTable(
  client: PoolClient,
  folder: string,
  schema: string,
  table: TableToCopy,
): Promise<BackedUpTable> {
  const rows = readTable(client, schema, table);
  const { stream, digest } = hashing();
  const path = join(folder, tableFile({ schema, name: table.name }));
  await pipeline(rows, stream, createGzip({ level: 4 }), createWriteStream(path, { mode: 0o600, flush: true }));
  return { schema, name: table.name, columns: table.columns, rows: rows.rowCount ?? 0, sha256: digest() };
}

/** Passes everything on and knows its SHA-256 at the end. */
export function hashing(): { stream: Transform; digest(): string } {
  const hash = createHash('sha256');
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { stream, digest: () => hash.digest('hex') };
}

async function copyFiles(from: string, to: string): Promise<Manifest['files']> {
  const files: Manifest['files'] = [];
  const entries = await readdir(from, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries.filter((one) => one.isFile())) {
    const source = join(entry.parentPath, entry.name);
    const path = relative(from, source);
    await mkdir(dirname(join(to, path)), { recursive: true, mode: 0o700 });
    await copyFile(source, join(to, path));
    files.push({ path, size: (await stat(join(to, path))).size, sha256: await hashOfFile(join(to, path)) });
  }
  return files;
}

export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
