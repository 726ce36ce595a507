import { liveQuery } from '#contract/live.ts';
import type { App, Authenticate } from '#server/platform/http/index.ts';
import { LiveHub, type LiveHubOptions } from './liveHub.ts';

export type LiveRoutesOptions = LiveHubOptions & {
  /** Finds out anew who a connection stands for, without keeping its session alive. */
  authenticate: Authenticate;
};

/** The stream of what changes. Streams end at once when the server stops. */
export function liveRoutes({ authenticate, ...options }: LiveRoutesOptions): (app: App) => void {
  return (app) => {
    const hub = new LiveHub(options);
    app.addHook('preClose', () => hub.endAll('stopping'));
    app.addHook('onClose', () => hub.stop());

    app.get(
      '/api/live',
      {
        schema: {
          summary: 'Follow what changes, as server-sent events',
          description:
            'Events: changes, resync, notification, definitions, alive, end. Sends only what the reader may see, or could see until now.',
          tags: ['live'],
          produces: ['text/event-stream'],
          querystring: liveQuery,
        },
      },
      async (request, reply) => {
        const last = request.headers['last-event-id'];
        const after = typeof last === 'string' && last !== '' ? last.slice(0, 100) : request.query.after;
        const stream = await hub.join({
          context: request.context,
          recheck: async () => (await authenticate(request))?.context,
          after,
          lookBack: request.query.lookBack,
        });
        reply.raw.once('close', () => stream.body.destroy());
        if (reply.raw.destroyed) stream.body.destroy();
        return reply
          .header('content-type', 'text/event-stream; charset=utf-8')
          .header('cache-control', 'no-store, no-transform')
          .header('x-accel-buffering', 'no')
          .header('connection', 'close')
          .send(stream.body);
      },
    );
  };
}
