import { openPool, openPools, type Pools } from '#server/platform/postgres/index.ts';
import { onDatabase } from '#server/testing/address.ts';
import { prepareTemplate } from '#server/testing/prepareTemplate.ts';
import { createDatabase, dropDatabase } from '#server/testing/testQueries.ts';
import { startTestServer } from '#server/testing/testServer.ts';

/** A migrated database without a company, and where it is. */
export type Database = { pools: Pools; url: string; appUrl: string; drop(): Promise<void> };

/** A PostgreSQL of one's own (or TEST_DATABASE_URL's) for a command; `drop` leaves nothing behind. */
export async function startDatabase(): Promise<Database> {
  const { server, stop } = await startTestServer();
  const name = `fuzz_${process.pid}`;
  const admin = openPool(server.adminUrl, 1, 'loudou fuzz');
  await createDatabase(admin, name, server.ownerRole, 'template0');
  const url = onDatabase(server.ownerUrl, name);
  const appUrl = onDatabase(server.appUrl, name);
  const pools = openPools({ ownerUrl: url, appUrl });
  await prepareTemplate(pools);
  const drop = async () => {
    await pools.close();
    await dropDatabase(admin, name);
    await admin.end();
    await stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // The database goes before the process does; what still asks it is cut off.
    process.once(signal, () => void stop().finally(() => process.exit(130)));
  }
  return { pools, url, appUrl, drop };
}
