import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Stands between a server and its PostgreSQL and does to their talk what networks do. */
export type TcpProxy = {
  port: number;
  /** Breaks every connection, and refuses new ones until `heal`. */
  cut(): void;
  /** Passes nothing on until `heal`; nobody is told. */
  stall(): void;
  /** Every piece takes this much longer. */
  slow(ms: number): void;
  heal(): void;
  close(): Promise<void>;
};

export async function startProxy(target: () => number): Promise<TcpProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let state: 'open' | 'cut' | 'stalled' = 'open';
  let delay = 0;
  let passing = Promise.withResolvers<void>();
  passing.resolve();

  const pump = async (from: Socket, to: Socket) => {
    try {
      for await (const piece of from) {
        await passing.promise;
        if (delay > 0) await sleep(delay);
        if (!to.write(piece as Buffer))
          await new Promise((drained) => to.once('drain', drained).once('close', drained));
      }
      to.end();
    } catch {
      to.destroy();
    }
  };

  const server = createServer({ noDelay: true }, (client) => {
    client.on('error', () => {});
    if (state === 'cut') return void client.destroy();
    const upstream = connect({ port: target(), host: '127.0.0.1', noDelay: true });
    upstream.on('error', () => client.destroy());
    const pair = [client, upstream] as const;
    pairs.add(pair);
    client.on('close', () => {
      pairs.delete(pair);
      upstream.destroy();
    });
    upstream.on('close', () => client.destroy());
    void pump(client, upstream);
    void pump(upstream, client);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));

  const breakAll = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
  };
  return {
    port: (server.address() as { port: number }).port,
    cut() {
      state = 'cut';
      breakAll();
    },
    stall() {
      state = 'stalled';
      passing = Promise.withResolvers<void>();
    },
    slow(ms) {
      delay = ms;
    },
    heal() {
      state = 'open';
      delay = 0;
      passing.resolve();
    },
    async close() {
      passing.resolve();
      breakAll();
      await new Promise((closed) => server.close(closed));
    },
  };
}
