import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { inject } from 'vitest';
import { openPool, openPools } from '#server/platform/postgres/index.ts';
import { onDatabase } from './address.ts';
import { createDatabase, dropDatabase } from './testQueries.ts';
import type { TestServer } from './testServer.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

export interface TestDatabase {
  owner: Pool;
  app: Pool;
  /** Addresses of the owner and of the application, for code that opens its own pools. */
  url: string;
  appUrl: string;
  /** A user who may make roles and databases, for tests of installation. */
  admin: Pool;
  adminUrl: string;
  /** Closes the pools and removes the database. */
  drop(): Promise<void>;
}

/** A database of one's own, cloned from the template. Call in `beforeAll`, `drop()` in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('testServer');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = openPool(server.adminUrl, 1, 'loudou test');
  await createDatabase(admin, name, server.ownerRole, server.template);
  const url = onDatabase(server.ownerUrl, name);
  const appUrl = onDatabase(server.appUrl, name);
  const pools = openPools({ ownerUrl: url, appUrl });
  return {
    owner: pools.owner,
    app: pools.app,
    url,
    appUrl,
    admin,
    adminUrl: onDatabase(server.adminUrl, name),
    async drop() {
      await pools.close();
      await dropDatabase(admin, name);
      await admin.end();
    },
  };
}
