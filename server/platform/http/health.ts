import type { App } from './types.ts';

/** Resolves when the part is ready, throws when it is not. */
export type ReadinessCheck = () => Promise<unknown>;

const PATIENCE_MS = 3_000;

/** `/healthz`: the process answers. `/readyz`: all parts it needs are there (503 when not; the log says why). */
export function addHealth(app: App, checks: Record<string, ReadinessCheck>): void {
  const options = { schema: { hide: true }, config: { rateLimit: false as const }, logLevel: 'warn' as const };

  app.get('/healthz', options, () => ({ status: 'ok' }));

  app.get('/readyz', options, async (request, reply) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => {
        try {
          await withinPatience(check());
          return [name, 'ok'] as const;
        } catch (error) {
          request.log.warn({ err: error, check: name }, 'not ready');
          return [name, 'failed'] as const;
        }
      }),
    );
    const ready = results.every(([, result]) => result === 'ok');
    reply.code(ready ? 200 : 503).header('cache-control', 'no-store');
    return { status: ready ? 'ok' : 'failed', checks: Object.fromEntries(results) };
  });
}

async function withinPatience(check: Promise<unknown>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
  try {
    await Promise.race([check, promise]);
  } finally {
    clearTimeout(timer);
  }
}
