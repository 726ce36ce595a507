import { join } from 'node:path';
import type { Pool } from 'pg';
import { type Manifest, restoreBackup, writeBackup } from '#server/platform/backup/index.ts';
import { openPool } from '#server/platform/postgres/index.ts';
import { EXIT, type Maintenance, type Options, required } from './command.ts';
import { reachDatabase } from './open.ts';

export const backupCommand: Maintenance = {
  usage: 'backup <folder>',
  summary: {
    'zh-CN': '备份全部数据到新目录(服务器可继续运行)',
    en: 'Back everything up into a new folder; servers may run on',
  },
  options: {},
  async maintain({ positionals, options, path, print }) {
    const folder = path(required(positionals[0], 'folder'));
    const manifest = await alone(options, (owner, uploadDir) =>
      writeBackup(owner, { folder, uploadDir, now: new Date() }),
    );
    print(toldOf(folder, manifest), () => summary(folder, manifest));
    return EXIT.ok;
  },
};

export const restoreCommand: Maintenance = {
  usage: 'restore <folder> [--replace]',
  summary: {
    'zh-CN': '把备份恢复到空数据库(服务器须停止;--replace 替换已有的全部数据)',
    en: 'Restore a backup into an empty database, servers stopped; --replace: in place of all that is there',
  },
  options: { replace: { type: 'boolean' } },
  async maintain({ positionals, options, path, print }) {
    const folder = path(required(positionals[0], 'folder'));
    const manifest = await alone(options, (owner, uploadDir) =>
      restoreBackup(owner, { folder, uploadDir, replace: options.replace === true }),
    );
    const agreed = '每张表都已读回核对。 Every table was read back and agrees.';
    print(toldOf(folder, manifest), () => `${summary(folder, manifest)}\n${agreed}`);
    return EXIT.ok;
  },
};

/** With one connection as the owner, which a restore tells apart from those of servers by its name. */
async function alone<T>(options: Options, use: (owner: Pool, uploadDir: string) => Promise<T>): Promise<T> {
  const { database, config, log } = await reachDatabase(options);
  const owner = openPool(database.ownerUrl, 1, 'loudou backup', log);
  try {
    return await use(owner, join(config.dataDir, 'uploads'));
  } finally {
    await owner.end();
    await database.stop();
  }
}

const toldOf = (folder: string, { createdAt, tables, files, migrations }: Manifest) => ({
  folder,
  createdAt,
  migrations,
  tables: Object.fromEntries(tables.map(({ schema, name, rows }) => [`${schema}.${name}`, rows])),
  files: files.length,
});

function summary(folder: string, { createdAt, schemas, tables, files }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return [
    folder,
    `${createdAt}  ${schemas.length} schemas, ${tables.length} tables, ${rows} rows, ${files.length} files`,
  ].join('\n');
}
