import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../database.ts';
import { tryLock } from './lock.ts';
import { readSecrets } from './secrets.ts';
import { urlsOf } from './startEmbedded.ts';

/**
 * The PostgreSQL that a running Loudou keeps on this folder, or null if none runs. For a second process, such as the command line,
 * which then must not start another; `stop()` leaves it running.
 */
export function attachEmbedded(dataDir: string): Database | null {
  try {
    const folder = realpathSync(dataDir);
    const lock = tryLock(folder);
    if (lock) {
      lock.release();
      return null;
    }
    const port = Number(readFileSync(join(folder, 'postgres.port'), 'utf8'));
    const urls = urlsOf(port, readSecrets(folder));
    return { ownerUrl: urls.owner, appUrl: urls.app, stop: async () => {} };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
