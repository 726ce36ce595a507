import { runMigrations } from 'graphile-worker';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { inTransaction } from '../postgres/index.ts';
import { grantJobs, JOB_SCHEMA, takeInstallLock } from './jobQueries.ts';
import { workerLog } from './workerLog.ts';

/** Installs or updates the job queue and lets the application use it. Any number of servers may call it at once. */
export function migrateJobs(owner: Pool, log: Logger): Promise<void> {
  return inTransaction(owner, async (tx) => {
    await takeInstallLock(tx);
    const stopListening = hearErrors(owner);
    try {
      await runMigrations({ pgPool: owner, schema: JOB_SCHEMA, logger: workerLog(log) });
    } finally {
      stopListening();
    }
    await grantJobs(tx);
  });
}

/** graphile-worker insists that somebody hears the errors of connections that are in use; the query itself rejects with them. */
export function hearErrors(pool: Pool): () => void {
  const hear = () => {};
  const onConnect = (client: { on(event: 'error', listener: () => void): unknown }) => client.on('error', hear);
  pool.on('connect', onConnect);
  return () => pool.off('connect', onConnect);
}
