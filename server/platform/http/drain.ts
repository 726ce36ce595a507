import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from './types.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** From now on not ready, and every answer ends its connection; resolves when proxies had this long to turn elsewhere. */
    drain(ms: number): Promise<void>;
  }
}

/**
 * A proxy that keeps connections may send a request on one in the instant in which we close it; what changes data it may not send again. So
 * connections end with an answer, which both sides know of, before anything is closed. Answers the check that fails from then on.
 */
export function addDrain(app: App): () => Promise<void> {
  let draining = false;
  app.decorate('drain', async (ms: number) => {
    draining = true;
    await sleep(ms);
  });
  app.addHook('onSend', async (_request, reply) => {
    if (draining) reply.header('connection', 'close');
  });
  return async () => {
    if (draining) throw new Error('stopping');
  };
}
