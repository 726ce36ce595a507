import { migrate, type Pools } from '#server/platform/postgres/index.ts';

/** What every test database holds from the start. Runs once per test run, on the template. */
export async function prepareTemplate(pools: Pools): Promise<void> {
  await migrate(pools.owner);
}
