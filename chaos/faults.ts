import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '#server/testing/random.ts';
import { oneBackend, terminateSome } from './faultQueries.ts';
import type { Ground } from './ground.ts';

/** Something that goes wrong for a while; ends when it is over by itself or mended. */
export type Fault = { name: string; strike(ground: Ground, random: Random): Promise<void> };

const MINUTE = 60_000;
const one = <T>(random: Random, list: readonly T[]): T => random.pick(list);

const fault = (name: string, strike: Fault['strike']): Fault => ({ name, strike });

/** A proxy is made worse and healed again. */
const onWire = (name: string, ms: [number, number], worsen: (ground: Ground, random: Random) => void): Fault =>
  fault(name, async (ground, random) => {
    worsen(ground, random);
    await sleep(random.between(...ms));
    for (const proxy of ground.proxies) proxy.heal();
  });

const die = (pid: number) => {
  try {
    if (pid > 0) process.kill(pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
};

export const FAULTS: readonly Fault[] = [
  fault('kill -9 of a server', async ({ servers }, random) => one(random, servers).kill('SIGKILL')),
  fault('kill -9 of both servers', async ({ servers }) => {
    for (const server of servers) server.kill('SIGKILL');
  }),
  fault('orderly restart of a server', async ({ servers }, random) => one(random, servers).kill('SIGTERM')),
  fault('kill -9 of PostgreSQL', async (ground) => die(ground.postmaster())),
  fault('kill -9 of one backend of PostgreSQL', async ({ sql }) => die(await oneBackend(sql))),
  fault('kill -9 of everything', async (ground) => {
    for (const server of ground.servers) server.kill('SIGKILL');
    die(ground.postmaster());
  }),
  fault('connections ended by PostgreSQL', async ({ sql }, random) => {
    for (let times = random.between(1, 4); times > 0; times--) {
      await terminateSome(sql, random.next());
      await sleep(random.between(50, 600));
    }
  }),
  onWire('connections cut', [300, 3_000], ({ proxies }) => {
    for (const proxy of proxies) proxy.cut();
  }),
  onWire('connections of one server cut', [300, 3_000], ({ proxies }, random) => one(random, proxies).cut()),
  onWire('database does not answer', [1_000, 5_000], ({ proxies }) => {
    for (const proxy of proxies) proxy.stall();
  }),
  onWire('slow database', [2_000, 5_000], ({ proxies }, random) => {
    for (const proxy of proxies) proxy.slow(random.between(5, 60));
  }),
  fault('clock jump', async (ground, random) => {
    const server = random.between(0, ground.servers.length - 1);
    ground.setClock(server, random.pick([-180, -20, -2, 2, 20, 180]) * MINUTE);
    await sleep(random.between(1_000, 4_000));
    ground.setClock(server, 0);
  }),
  fault('disk full', async ({ disk }, random) => {
    disk?.fill();
    await sleep(random.between(500, 3_000));
    disk?.widen();
  }),
];
