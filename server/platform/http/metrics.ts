import { Histogram, type Registry } from 'prom-client';
import { Refused } from '../errors.ts';
import { isSame } from './guard.ts';
import type { App } from './types.ts';

export type MetricsOptions = {
  /** What a scraper sends as bearer token. */
  token: string;
  /** Holds the figures of others too; those of requests are added. */
  registry: Registry;
};

/** `/metrics` in Prometheus' text format. Without a configured token there is no such address. */
export function addMetrics(app: App, { token, registry }: MetricsOptions): void {
  const seconds = new Histogram({
    name: 'loudou_http_request_seconds',
    help: 'Time from a request to its answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    // By route, never by address: ids would make a series each.
    const route = request.routeOptions.url ?? 'none';
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
  });
  app.get('/metrics', { schema: { hide: true }, logLevel: 'warn' }, async (request, reply) => {
    const [, given = ''] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (!isSame(given, token)) throw new Refused('not_signed_in');
    reply.type(registry.contentType).header('cache-control', 'no-store');
    return registry.metrics();
  });
}
