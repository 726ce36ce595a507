import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { folderProblem } from '#server/platform/postgres/index.ts';

/**
 * The path of the log in the data folder, proven writable: the log itself would fail later and without words. The folder
 * is made as the database would make it. Throws DatabaseProblem.
 */
export function prepareLogFile(dataDir: string): string {
  const folder = resolve(dataDir);
  const path = join(folder, 'loudou.log');
  try {
    // Under root PostgreSQL runs as another user, who must pass through this folder but need not list it.
    mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    throw folderProblem(folder, error);
  }
  return path;
}
