import { join } from 'node:path';
import type { Logger } from 'pino';
import { inLocale } from '#domain/kernel/localized.ts';
import type { Config } from '#server/platform/config/index.ts';
import type { Pools } from '#server/platform/context.ts';
import { type App, createServer, type LabelOf } from '#server/platform/http/index.ts';
import { approvalRoutes } from '../modules/approvals/index.ts';
import { exchangeRoutes } from '../modules/exchange/index.ts';
import { funnelRoutes } from '../modules/funnels/index.ts';
import { createAuthenticate, IDENTITY_LABELS, identityRoutes } from '../modules/identity/index.ts';
import { leadRoutes } from '../modules/leads/index.ts';
import { liveRoutes } from '../modules/live/index.ts';
import { measureRoutes } from '../modules/measures/index.ts';
import { notificationRoutes } from '../modules/notifications/index.ts';
import { fieldOf, getDefinitions, objectRoutes } from '../modules/objects/index.ts';
import { fileRoutes, rateRoutes, recordRoutes } from '../modules/records/index.ts';
import { todayRoutes } from '../modules/today/index.ts';
import { viewRoutes } from '../modules/views/index.ts';
import { createRegistry } from './gauges.ts';

const PUBLIC_DIR = join(import.meta.dirname, '..', '..', 'dist', 'web');

/** Field labels in messages come from the definitions of the reader's workspace. */
const labelOf: LabelOf = async (request, objectKey, fieldKey) => {
  if (!request.signedIn) return undefined;
  const object = (await getDefinitions(request.signedIn.context)).find(objectKey);
  const field = object && fieldOf(object, fieldKey);
  return field && inLocale(field.labels, request.locale);
};

/** The HTTP server with the routes of all modules; it does not listen yet. */
export async function createHttpServer(
  pools: Pools,
  log: Logger,
  config: Pick<Config, 'demoSwitcher' | 'trustProxy' | 'dataDir'> & {
    metricsToken?: string | undefined;
    /** Where a session of one's own can listen; without it live pages hear a little later. */
    directUrl?: string;
  },
): Promise<App> {
  const app = await createServer({
    log,
    labelOf,
    labels: IDENTITY_LABELS,
    authenticate: createAuthenticate({ pools, log }),
    publicDir: PUBLIC_DIR,
    readiness: { database: () => pools.app.query('select 1') },
    ...(config.trustProxy ? { trustProxy: config.trustProxy } : {}),
    ...(config.metricsToken ? { metrics: { token: config.metricsToken, registry: createRegistry(pools) } } : {}),
  });
  identityRoutes({ pools, log, demoSwitcher: config.demoSwitcher })(app);
  objectRoutes(app);
  recordRoutes(app);
  await fileRoutes(app);
  rateRoutes(app);
  approvalRoutes(app);
  funnelRoutes(app);
  leadRoutes(app);
  measureRoutes(app);
  viewRoutes(app);
  liveRoutes({ pools, log, url: config.directUrl, authenticate: createAuthenticate({ pools, log }, false) })(app);
  notificationRoutes(app);
  todayRoutes(app);
  await exchangeRoutes(app, { pools, uploadDir: join(config.dataDir, 'uploads') });
  return app;
}
