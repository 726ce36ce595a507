import { join } from 'node:path';
import type { Logger } from 'pino';
import { inLocale } from '#domain/kernel/localized.ts';
import type { Config } from '#server/platform/config/index.ts';
import type { Pools } from '#server/platform/context.ts';
import { type App, createServer, type LabelOf } from '#server/platform/http/index.ts';
import { exchangeRoutes } from '../modules/exchange/index.ts';
import { funnelRoutes } from '../modules/funnels/index.ts';
import { createAuthenticate, IDENTITY_LABELS, identityRoutes } from '../modules/identity/index.ts';
import { leadRoutes } from '../modules/leads/index.ts';
import { liveRoutes } from '../modules/live/index.ts';
import { measureRoutes } from '../modules/measures/index.ts';
import { notificationRoutes } from '../modules/notifications/index.ts';
import { fieldOf, getDefinitions, objectRoutes } from '../modules/objects/index.ts';
import { fileRoutes, recordRoutes } from '../modules/records/index.ts';
import { todayRoutes } from '../modules/today/index.ts';
import { viewRoutes } from '../modules/views/index.ts';

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
  config: Pick<Config, 'demoSwitcher' | 'trustProxy' | 'dataDir'>,
): Promise<App> {
  const app = await createServer({
    log,
    labelOf,
    labels: IDENTITY_LABELS,
    authenticate: createAuthenticate({ pools, log }),
    publicDir: PUBLIC_DIR,
    readiness: { database: () => pools.app.query('select 1') },
    ...(config.trustProxy ? { trustProxy: config.trustProxy } : {}),
  });
  identityRoutes({ pools, log, demoSwitcher: config.demoSwitcher })(app);
  objectRoutes(app);
  recordRoutes(app);
  await fileRoutes(app);
  funnelRoutes(app);
  leadRoutes(app);
  measureRoutes(app);
  viewRoutes(app);
  liveRoutes(app);
  notificationRoutes(app);
  todayRoutes(app);
  await exchangeRoutes(app, { uploadDir: join(config.dataDir, 'uploads') });
  return app;
}
