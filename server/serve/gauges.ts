import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Pools } from '#server/platform/context.ts';
import { listWorkspaces } from '../modules/identity/index.ts';
import { selectJobFigures, selectLags } from './gaugeQueries.ts';

/** Figures of the process and of what it rests on; asked for when somebody scrapes. */
export function createRegistry(pools: Pools): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, labelNames: string[], collect: (one: Gauge) => Promise<void> | void) => {
    const one: Gauge = new Gauge({
      name: `loudou_${name}`,
      help,
      labelNames,
      registers: [registry],
      // A figure that cannot be had is left out; the others are told all the same.
      collect: async () => {
        one.reset();
        await Promise.resolve(collect(one)).catch(() => {});
      },
    });
  };
  gauge('pool_connections', 'Connections to the database', ['pool', 'state'], (one) => {
    for (const name of ['app', 'owner'] as const) {
      const { totalCount, idleCount, waitingCount } = pools[name];
      one.set({ pool: name, state: 'busy' }, totalCount - idleCount);
      one.set({ pool: name, state: 'idle' }, idleCount);
      one.set({ pool: name, state: 'awaited' }, waitingCount);
    }
  });
  gauge('database_up', '1 when the database answers', [], async (one) => {
    const isUp = await pools.app.query('select 1').then(
      () => 1,
      () => 0,
    );
    one.set(isUp);
  });
  gauge('jobs', 'Jobs whose time has come', ['state'], async (one) => {
    const { waiting, failing } = await selectJobFigures(pools.app);
    one.set({ state: 'waiting' }, waiting);
    one.set({ state: 'failing' }, failing);
  });
  gauge('jobs_oldest_seconds', 'How long the oldest job has waited beyond its time', [], async (one) => {
    one.set((await selectJobFigures(pools.app)).oldestSeconds);
  });
  gauge(
    'event_lag_seconds',
    'Age of the oldest event that a consumer has not seen',
    ['workspace', 'consumer'],
    async (one) => {
      for (const { slug, schema } of await listWorkspaces({ pools })) {
        for (const { consumer, seconds } of await selectLags(pools.app, schema))
          one.set({ workspace: slug, consumer }, seconds);
      }
    },
  );
  return registry;
}
