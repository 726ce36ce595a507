import { Pool, type PoolConfig } from 'pg';
import type { Log } from './problem.ts';
import { valueTypes } from './valueTypes.ts';

export interface PoolOptions {
  ownerUrl: string;
  appUrl: string;
  log?: Log;
  /** Connections for the application (default 20) and for definitions and migrations (default 4). */
  appConnections?: number;
  ownerConnections?: number;
  /** Milliseconds after which PostgreSQL cancels a statement of the application; undefined never. */
  statementTimeoutMs?: number;
}

export interface Pools {
  /** Owns schemas and tables. Only for migrations and the definitions of objects. */
  owner: Pool;
  /** For everything else. */
  app: Pool;
  close(): Promise<void>;
}

/**
 * Opens the two pools. Do not use named prepared statements (`query({name})`) on them: over many workspaces they cost hundreds of MB per
 * connection and break when a definition changes. Connections live half an hour at most, so that what they cache is given back.
 */
export function openPools(options: PoolOptions): Pools {
  const owner = openPool(options.ownerUrl, options.ownerConnections ?? 4, 'loudou owner', options.log);
  const app = openPool(options.appUrl, options.appConnections ?? 20, 'loudou', options.log, options.statementTimeoutMs);
  return {
    owner,
    app,
    async close() {
      await Promise.all([owner.end(), app.end()]);
    },
  };
}

/** One pool with Loudou's value types. */
export function openPool(url: string, max: number, name: string, log?: Log, statementTimeoutMs?: number): Pool {
  const config: PoolConfig = {
    connectionString: url,
    max,
    application_name: name,
    types: valueTypes,
    maxLifetimeSeconds: 30 * 60,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 15_000,
    keepAlive: true,
    ...(statementTimeoutMs === undefined ? {} : { statement_timeout: statementTimeoutMs }),
  };
  const pool = new Pool(config);
  // An idle connection that breaks (PostgreSQL restarted) is dropped by the pool; unheard, the event would end the process.
  pool.on('error', (error) => log?.warn(`a database connection broke: ${error.message}`));
  return pool;
}
