import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyBaseLogger, type FastifyRequest, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { Issue } from '#domain/kernel/issue.ts';
import { Refused } from '../errors.ts';
import { redactUrl } from '../log/redact.ts';
import { addDrain } from './drain.ts';
import { errorHandler } from './errorHandler.ts';
import { guard } from './guard.ts';
import { addHealth, type ReadinessCheck } from './health.ts';
import { type IssueBody, issueDescriber, type Labels } from './issueBodies.ts';
import { localeOf } from './language.ts';
import { addMetrics, type MetricsOptions } from './metrics.ts';
import { addOpenApi } from './openApi.ts';
import { addSecurityHeaders } from './securityHeaders.ts';
import { refuseUnstorable } from './storable.ts';
import type { App, Authenticate } from './types.ts';
import { refuseAddress, refuseBytes } from './unroutable.ts';
import { addWebApp } from './webApp.ts';

export type ServerOptions = Labels & {
  log: Logger;
  authenticate: Authenticate;
  version?: string;
  /** Folder of the built web app; without it only the API answers. */
  publicDir?: string;
  /** Which proxies may tell the client's address and scheme (Fastify's `trustProxy`). Default none. */
  trustProxy?: boolean | string | string[];
  readiness?: Record<string, ReadinessCheck>;
  /** Who may read the figures of this process, and which; without it nobody. */
  metrics?: MetricsOptions;
  /** Requests to the API per minute and address. Default 6000; routes may be stricter. */
  requestsPerMinute?: number;
  /** Bytes of a body; routes may say otherwise. Default 5 MiB. */
  bodyLimit?: number;
};

declare module 'fastify' {
  interface FastifyInstance {
    /** Issues as they stand in an answer, in the reader's language. For batches whose rows fail one by one. */
    describeIssues(request: FastifyRequest, issues: readonly Issue[], objectKey?: string): Promise<IssueBody[]>;
  }
}

const MINUTE = 60_000;
/** A request that is still running this long after a stop is cut. */
const CLOSE_GRACE_MS = 10_000;

/** The HTTP server with everything that holds for all routes. Modules register theirs afterwards; nobody listens yet. */
export async function createServer(options: ServerOptions): Promise<App> {
  const app = Fastify({
    loggerInstance: options.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy ?? false,
    bodyLimit: options.bodyLimit ?? 5 * 1024 * 1024,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    // What still comes on open connections while others end is answered, too.
    return503OnClosing: false,
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseBytes,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
  }).withTypeProvider<ZodTypeProvider>() as App;

  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  // A form of another site can send text/plain without asking first.
  app.removeContentTypeParser('text/plain');

  const describe = issueDescriber(options);
  app.decorate('describeIssues', describe);
  app.setErrorHandler(errorHandler(describe));
  decorateRequests(app);
  addRequestLog(app);
  closeInTime(app);

  await addSecurityHeaders(app);
  await app.register(cookie);
  await app.register(rateLimit, {
    max: options.requestsPerMinute ?? 6000,
    timeWindow: MINUTE,
    // By route, not by address: an address can be written in many ways.
    allowList: (request) => !request.routeOptions.url?.startsWith('/api/'),
    errorResponseBuilder: () => new Refused('too_many_requests'),
  });
  app.addHook('preParsing', guard(options.authenticate));
  app.addHook('preValidation', async ({ body, query, params }) => refuseUnstorable(body, query, params));
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  await addOpenApi(app, options.version ?? '0.0.0');
  addHealth(app, { ...options.readiness, running: addDrain(app) });
  if (options.metrics) addMetrics(app, options.metrics);
  await addWebApp(app, options.publicDir);
  return app;
}

/** For routes that read or write whole files: a company behind one address may, a script that runs wild may not. */
export const COSTLY = { rateLimit: { max: 120, timeWindow: MINUTE } } as const;

function decorateRequests(app: App): void {
  app.decorateRequest('signedIn', undefined);
  app.decorateRequest('context', {
    getter(this: FastifyRequest) {
      if (!this.signedIn) throw new Refused('not_signed_in');
      return this.signedIn.context;
    },
  });
  app.decorateRequest('locale', {
    getter(this: FastifyRequest) {
      return localeOf(this);
    },
  });
}

/** One line per request to the API: no headers, no bodies, and no secrets in the address. */
function addRequestLog(app: App): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const level = request.url.startsWith('/api/') ? 'info' : 'debug';
    request.log[level](
      {
        method: request.method,
        url: redactUrl(request.url),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        address: request.ip,
        user: request.signedIn?.context.actor.userId,
        viewer: request.signedIn?.context.viewer?.userId,
      },
      'request',
    );
  });
}

function closeInTime(app: App): void {
  app.addHook('preClose', async () => {
    setTimeout(() => app.server.closeAllConnections(), CLOSE_GRACE_MS).unref();
  });
}
