import { type APIRequestContext, request } from 'playwright-core';
import type { Random } from '#server/testing/random.ts';
import { loginOf } from './company.ts';
import type { RunningServer } from './server.ts';

/** A person at the API: signed in, with the proof that changes ask for. */
type Caller = {
  send<T>(path: string, data: unknown): Promise<T>;
  funnel(): Promise<string[]>;
  close(): Promise<void>;
};

async function caller(address: string, key: string): Promise<Caller> {
  const context = await request.newContext({ baseURL: address });
  const answer = await context.post('/api/session', { data: loginOf(key) });
  if (!answer.ok()) throw new Error(await answer.text());
  const { csrf } = (await (await context.get('/api/session')).json()) as { csrf: string };
  return {
    send: (path, data) => sent(context, path, { data, headers: { 'x-csrf-token': csrf } }),
    async funnel() {
      type Funnels = { funnels: { key: string; live: { stages: { key: string }[] } }[] };
      const { funnels } = (await (await context.get('/api/funnels')).json()) as Funnels;
      return funnels.find(({ key }) => key === 'standard')!.live.stages.map(({ key }) => key);
    },
    close: () => context.dispose(),
  };
}

async function sent<T>(context: APIRequestContext, path: string, options: object): Promise<T> {
  const answer = await context.post(path, options);
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** What the server has said that it has done: `to` where it is a move, none where a move was taken back. */
export type Told = { id: string; version: number; to?: string };
type Outcome = { ok: true; version: number } | { ok: false; reason: string; issues: { code: string }[] };

export type Crowd = {
  told: Told[];
  /** How many moves were asked for, and why some were refused. */
  asked(): number;
  refusals: Map<string, number>;
  /** Resolves when nobody is in the middle of anything, and nobody begins until `goOn`. */
  rest(): Promise<void>;
  goOn(): void;
  end(): Promise<void>;
};

type Asked = { id: string; to?: string; version?: number; fill?: object };

const WHY: Record<string, object> = { lost: { lossReason: 'price' }, invalid: { invalidReason: 'mistake' } };

type Mover = { caller: Caller; deals: readonly string[] };

/**
 * People who move deals as fast as they are answered, each in two windows: to any stage that they know of, won and lost too.
 * Some take a move back at once. Each learns of another version only by being refused, like a page that was not told yet.
 */
export async function crowdOf(
  { address }: RunningServer,
  deals: Readonly<Record<string, readonly string[]>>,
  random: Random,
): Promise<Crowd> {
  const people = Object.entries(deals);
  const movers = await Promise.all(
    [...people, ...people].map(async ([key, ids]) => ({ caller: await caller(address, key), deals: ids })),
  );
  const told: Told[] = [];
  const refusals = new Map<string, number>();
  let asked = 0;
  let ended = false;
  const pause = pauseOf(movers.length);

  const act = async ({ send }: Caller, path: string, move: Asked) => {
    const { outcomes } = await send<{ outcomes: [Outcome] }>(path, { object: 'opportunity', moves: [move] });
    const [outcome] = outcomes;
    if (outcome.ok) told.push({ id: move.id, version: outcome.version, ...(move.to ? { to: move.to } : {}) });
    return outcome;
  };
  /** One move; answers why it was refused. */
  const step = async ({ caller: by, deals: among }: Mover, stages: readonly string[]) => {
    const [id, to] = [random.pick(among), random.pick(stages)];
    asked += 1;
    const outcome = await act(by, '/api/moves', { id, to, ...(WHY[to] ? { fill: WHY[to] } : {}) });
    if (!outcome.ok) return outcome.issues[0]?.code ?? outcome.reason;
    if (random.chance(0.2)) await act(by, '/api/moves/undo', { id, version: outcome.version });
    return undefined;
  };
  const live = async (mover: Mover) => {
    let stages = await mover.caller.funnel();
    while (!ended) {
      await pause.wait();
      const code = await step(mover, stages);
      if (code) refusals.set(code, (refusals.get(code) ?? 0) + 1);
      if (code === 'unknown_stage') stages = await mover.caller.funnel();
    }
  };
  const all = Promise.all(movers.map(live));
  // Whoever awaits `rest` or `end` hears of it; until then it is not unheard.
  all.catch(() => {});
  return {
    told,
    refusals,
    asked: () => asked,
    rest: async () => void (await Promise.race([pause.begin(), all])),
    goOn: pause.end,
    async end() {
      ended = true;
      pause.end();
      await all;
      await Promise.all(movers.map((mover) => mover.caller.close()));
    },
  };
}

/** Holds so many people, each before the next thing that they do. */
function pauseOf(people: number) {
  let held: { count: number; all: () => void; over: PromiseWithResolvers<void> } | undefined;
  return {
    async wait() {
      if (!held) return;
      held.count += 1;
      if (held.count === people) held.all();
      await held.over.promise;
    },
    /** Resolves when all of them stand still. */
    begin() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = { count: 0, all: resolve, over: Promise.withResolvers() };
      return promise;
    },
    end() {
      held?.over.resolve();
      held = undefined;
    },
  };
}
