import { setTimeout as sleep } from 'node:timers/promises';
import { type Random, randomOf } from '#server/testing/random.ts';
import { dealActs } from './acts/deals.ts';
import { otherActs } from './acts/others.ts';
import { type Client, work } from './client.ts';
import { foundCompany } from './company.ts';
import { companySchema, countJobs, countReminders, countUnfinished, wishForReminders } from './faultQueries.ts';
import { FAULTS, type Fault } from './faults.ts';
import { type Ground, layGround } from './ground.ts';
import { check, type Verdict } from './invariants/check.ts';
import { checkListener } from './invariants/checkListeners.ts';
import { Ledger } from './ledger.ts';
import type { Listener } from './listener.ts';

export type CampaignOptions = {
  seed: number;
  rounds: number;
  people: number;
  /** How long people work in a round, in milliseconds; the faults strike within it. */
  roundMs: number;
  /** Faults to choose from; default all that this system allows. */
  faults?: readonly string[];
  /** Waits after the last round until no job is left, which may take two minutes after a kill. */
  drainJobs: boolean;
  say(line: string): void;
};

export type Summary = {
  seed: number;
  rounds: number;
  faults: Map<string, number>;
  acts: { acknowledged: number; refused: number; unknown: number; records: number; undos: number };
  /** Records that were named to those who follow the stream, and streams that they opened. */
  heard: { messages: number; streams: number };
  unaskedEnds: number;
} & Verdict;

/** How long a mended system may take to come to rest. */
const REST_MS = 150_000;
/** How long who listens may take to open the stream again, hear what was missed, and read it. */
const HEARD_MS = 60_000;
const acts = [...dealActs, ...otherActs];

/** Round by round: people work, faults strike, all heals, and what stands in the database is held against what was told. */
export async function campaign(options: CampaignOptions): Promise<Summary> {
  const { seed, rounds, people, say } = options;
  // Faults and people draw from numbers of their own: how fast people work must not change what strikes.
  const random = randomOf(seed);
  const ledger = new Ledger();
  const ground = await layGround();
  const faults = FAULTS.filter(
    ({ name }) => (options.faults?.includes(name) ?? true) && (ground.disk || name !== 'disk full'),
  );
  const struck = new Map<string, number>();
  const verdict: Verdict = { lost: [], violations: [] };
  let heard = { messages: 0, streams: 0 };
  let stopListening: () => Promise<unknown> = async () => {};
  try {
    await untilUp(ground);
    const { clients, listeners } = await foundCompany(ground, ledger, seed, people);
    for (const listener of listeners) listener.start();
    stopListening = () => Promise.all(listeners.map((listener) => listener.stop()));
    const ws = await companySchema(ground.sql);
    for (let round = 1; round <= rounds && verdict.lost.length + verdict.violations.length === 0; round++) {
      const chosen = [random.pick(faults), ...(random.next() < 0.4 ? [random.pick(faults)] : [])];
      for (const { name } of chosen) struck.set(name, (struck.get(name) ?? 0) + 1);
      await play(ground, clients, chosen, random, options.roundMs);
      const restedAfter = await untilRest(ground, ws, options.drainJobs && round === rounds);
      const reminding = (await countReminders(ground.sql)) > 0;
      const found = await check(ground.sql, ws, ledger, reminding);
      verdict.lost.push(...found.lost);
      const deaf = await untilHeard(ground, ws, listeners);
      verdict.violations.push(
        ...found.violations,
        ...deaf,
        ...(restedAfter === undefined ? ['it never came to rest'] : []),
      );
      heard = {
        messages: listeners.reduce((sum, { told }) => sum + told.size, 0),
        streams: listeners.reduce((sum, { streams }) => sum + streams, 0),
      };
      say(
        `${round}/${rounds}  ${chosen.map(({ name }) => name).join(' + ')}  rest after ${restedAfter} ms  ` +
          `${ledger.count('acknowledged')} acknowledged, ${ledger.count('unknown')} unknown  ` +
          `${verdict.lost.length} lost, ${verdict.violations.length} violations`,
      );
    }
  } finally {
    await stopListening();
    await ground.stop();
  }
  return {
    seed,
    rounds,
    faults: struck,
    acts: {
      acknowledged: ledger.count('acknowledged'),
      refused: ledger.count('refused'),
      unknown: ledger.count('unknown'),
      records: ledger.acknowledgedRecords,
      undos: ledger.entries.filter(({ seal, state }) => seal === 'undo' && state === 'acknowledged').length,
    },
    heard,
    unaskedEnds: ground.servers.reduce((sum, { unasked }) => sum + unasked, 0),
    ...verdict,
  };
}

async function play(
  ground: Ground,
  clients: readonly Client[],
  faults: readonly Fault[],
  random: Random,
  ms: number,
): Promise<void> {
  let over = false;
  const working = clients.map((client) => work(client, acts, () => over));
  const reminding = wishForReminders(ground.sql).catch(() => {});
  const striking = faults.map(async (fault) => {
    await sleep(random.between(ms * 0.1, ms * 0.5));
    // The database may be down already by the other fault.
    await fault.strike(ground, random).catch(() => {});
  });
  await Promise.all([sleep(ms), reminding, ...striking]);
  over = true;
  await Promise.all(working);
}

async function untilUp({ servers, addresses }: Ground): Promise<void> {
  const isReady = async (address: string) =>
    fetch(`${address}/readyz`, { signal: AbortSignal.timeout(5_000) }).then(
      ({ ok }) => ok,
      () => false,
    );
  const until = Date.now() + REST_MS;
  while (Date.now() < until) {
    const list = addresses();
    if (list.length === servers.length && (await Promise.all(list.map(isReady))).every(Boolean)) return;
    await sleep(100);
  }
  throw new Error('the servers do not come up again');
}

/** What of the listeners is not so once all is at rest and they had time to hear and read it. */
async function untilHeard({ sql }: Ground, ws: string, listeners: readonly Listener[]): Promise<string[]> {
  const judge = async () => (await Promise.all(listeners.map((listener) => checkListener(sql, ws, listener)))).flat();
  let wrong = await judge();
  for (const until = Date.now() + HEARD_MS; wrong.length > 0 && Date.now() < until; wrong = await judge())
    await sleep(250);
  return wrong;
}

/** Milliseconds until nothing was left to do; undefined when that never came. */
async function untilRest(ground: Ground, ws: string, withJobs: boolean): Promise<number | undefined> {
  const began = Date.now();
  await untilUp(ground);
  await wishForReminders(ground.sql);
  while (Date.now() - began < REST_MS) {
    const { imports, events } = await countUnfinished(ground.sql, ws);
    const jobs = withJobs ? await countJobs(ground.sql) : 0;
    if (imports + events + jobs === 0) return Date.now() - began;
    await sleep(100);
  }
  return undefined;
}
