import type { TestProject } from 'vitest/node';
import { openPool, openPools } from '#server/platform/postgres/index.ts';
import { onDatabase } from './address.ts';
import { prepareTemplate } from './prepareTemplate.ts';
import { createDatabase, dropDatabase } from './testQueries.ts';
import { startTestServer } from './testServer.ts';

/** Starts one PostgreSQL for the whole run and prepares the database that test files clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = await startTestServer();
  const admin = openPool(server.adminUrl, 1, 'loudou test');
  const teardown = async () => {
    await dropDatabase(admin, server.template);
    await admin.end();
    await stop();
  };
  try {
    await dropDatabase(admin, server.template);
    await createDatabase(admin, server.template, server.ownerRole, 'template0');
    const pools = openPools({
      ownerUrl: onDatabase(server.ownerUrl, server.template),
      appUrl: onDatabase(server.appUrl, server.template),
    });
    await prepareTemplate(pools).finally(pools.close);
  } catch (error) {
    await teardown();
    throw error;
  }
  project.provide('testServer', server);
  return teardown;
}
