import type { AddressInfo } from 'node:net';
import { createHttpServer } from '../../server/serve/httpServer.ts';
import { recorded } from '../floors/replay.ts';
import { HttpClient } from './httpClient.ts';
import { median } from './statistics.ts';
import type { TimedCase } from './types.ts';
import type { World } from './world.ts';

export type PageShares = {
  name: string;
  whole: number;
  http: number;
  session: number;
  statements: number[];
  rest: number;
};

/**
 * Where the milliseconds of a page go, medians of `times` requests to a server in this process: HTTP alone (a page that asks nobody
 * and reads nothing), the statement that finds who asks, the page's own, and the rest: rights, conditions, rows to JSON.
 */
export async function pageShares(world: World, { name, touches }: TimedCase, times: number): Promise<PageShares> {
  const { persona, method, path, body } = touches!;
  const ctx = world.contextOf(persona.name);
  const app = await createHttpServer(ctx.pools, ctx.log, { demoSwitcher: 'off', trustProxy: undefined, dataDir: '.' });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const client = new HttpClient(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}`, persona.http.token);
  try {
    const timed = async (one: () => Promise<unknown>) => {
      const start = performance.now();
      const { statements, ms } = await recorded(one);
      const whole = performance.now() - start;
      const isSession = (_: number, place: number) => statements[place]!.text.includes('api_token');
      return { whole, session: sum(ms.filter(isSession)), own: ms.filter((one, place) => !isSession(one, place)) };
    };
    const http: number[] = [];
    const rounds: { whole: number; session: number; own: number[] }[] = [];
    for (let round = -20; round < times; round++) {
      const alone = await timed(() => client.send('GET', '/healthz'));
      const page = await timed(() => client.send(method, path, body));
      if (round < 0) continue;
      http.push(alone.whole);
      rounds.push(page);
    }
    const most = Math.max(...rounds.map(({ own }) => own.length));
    const middle = (of: (round: (typeof rounds)[number]) => number) => median(rounds.map(of));
    const statements = Array.from({ length: most }, (_, place) => middle(({ own }) => own[place] ?? 0));
    const [whole, session, bare] = [middle((round) => round.whole), middle((round) => round.session), median(http)];
    const rest = middle((round) => round.whole - round.session - sum(round.own)) - bare;
    return { name, whole, http: bare, session, statements, rest };
  } finally {
    client.close();
    await app.close();
  }
}

const sum = (values: readonly number[]): number => values.reduce((whole, value) => whole + value, 0);
