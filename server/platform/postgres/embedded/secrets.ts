import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseProblem } from '../problem.ts';

/** Passwords of the cluster's roles, made at random and kept in the data folder for its owner's eyes only. */
export interface Secrets {
  superuser: string;
  owner: string;
  app: string;
}

/** Written before the cluster is, so that a cluster without its passwords cannot come about by an interruption. */
export function makeSecrets(dataDir: string): Secrets {
  const file = fileOf(dataDir);
  if (existsSync(file)) return readSecrets(dataDir);
  const secrets: Secrets = { superuser: password(), owner: password(), app: password() };
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}

export function readSecrets(dataDir: string): Secrets {
  const file = fileOf(dataDir);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch (error) {
    throw new DatabaseProblem(
      'postgres_failed',
      {
        zh: `无法读取数据库口令文件：${file}。请从备份恢复它，并确认它属于当前用户。`,
        en: `The file with the database passwords cannot be read: ${file}. Restore it from a backup, and see that it belongs to this user.`,
      },
      error,
    );
  }
}

const fileOf = (dataDir: string) => join(dataDir, 'postgres.secrets.json');
const password = () => randomBytes(24).toString('base64url');
