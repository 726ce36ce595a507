import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Notification } from 'pg';
import type { Logger } from 'pino';
import { ping } from './sessionQueries.ts';

export type SessionOptions = {
  /** An address that keeps one session per connection: not that of a transaction pooler. */
  url: string;
  /** Shown in `pg_stat_activity`. */
  name: string;
  log: Logger;
  /** Runs on every new connection: LISTEN, locks of the session. */
  prepare(client: Client): Promise<void>;
  onNotification?(message: Notification): void;
};
export type Session = { close(): Promise<void> };

const LONGEST_PAUSE_MS = 30_000;
const PING_MS = 30_000;

/** Keeps one connection open, and opens a new one whenever it breaks. Resolves after the first try, whether it succeeded or not. */
export async function holdSession(options: SessionOptions): Promise<Session> {
  const closing = new AbortController();
  const first = Promise.withResolvers<void>();
  const running = hold(options, closing.signal, first.resolve);
  await first.promise;
  return {
    async close() {
      closing.abort();
      await running;
    },
  };
}

async function hold(options: SessionOptions, closing: AbortSignal, tried: () => void): Promise<void> {
  for (let failures = 0; !closing.aborted; failures++) {
    try {
      await oneConnection(options, closing, () => {
        failures = 0;
        tried();
      });
    } catch (error) {
      options.log.warn({ err: error, session: options.name }, 'a database session broke; it is opened again');
    }
    tried();
    const pause = Math.min(LONGEST_PAUSE_MS, 200 * 2 ** failures) * (0.5 + Math.random());
    await sleep(pause, undefined, { signal: closing }).catch(() => {});
  }
}

/** Ends when the connection does: with an error when it broke. */
async function oneConnection(options: SessionOptions, closing: AbortSignal, ready: () => void): Promise<void> {
  const client = new Client({
    connectionString: options.url,
    application_name: options.name,
    connectionTimeoutMillis: 10_000,
    query_timeout: 10_000,
    keepAlive: true,
  });
  const over = Promise.withResolvers<void>();
  // The rejection is awaited below, but may come before.
  over.promise.catch(() => {});
  client.on('error', over.reject);
  client.on('end', () => over.resolve());
  client.on('notification', (message) => options.onNotification?.(message));
  const close = () => over.resolve();
  closing.addEventListener('abort', close);
  // A peer that vanished without a word is noticed by nothing else.
  const pinging = setInterval(() => void ping(client).catch(over.reject), PING_MS);
  try {
    await client.connect();
    await options.prepare(client);
    ready();
    await over.promise;
  } finally {
    clearInterval(pinging);
    closing.removeEventListener('abort', close);
    // A dead peer never answers the goodbye.
    await Promise.race([client.end().catch(() => {}), sleep(2_000, undefined, { ref: false })]);
  }
}
